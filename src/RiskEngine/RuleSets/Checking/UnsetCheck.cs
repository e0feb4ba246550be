using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Reasoning;

namespace RiskEngine.RuleSets.Checking;

/// <summary>
/// A flag that a value nobody found keeps open is read as not met; asking for that makes a yes of what nobody knows.
/// </summary>
internal sealed class UnsetCheck
{
    // More flags behind one question than anybody mends before checking again; all of them at each of many rules would be more
    // findings than a small text is worth.
    private const int MostNamed = 10;

    private readonly CheckedRuleSet set;

    // By the name of a derived value, or of a flag.
    private readonly Dictionary<string, string?> derived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> causes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Derived, bool Met), string[]> against = [];

    // A derived value reads only earlier ones, so one pass in their order answers for all: to see through each anew
    // wherever it is read takes twice as long with every value that reads two, and as much stack as there are values.
    private UnsetCheck(CheckedRuleSet set)
    {
        this.set = set;
        foreach (var global in set.Globals.Values)
        {
            derived[global.Name] = CauseIn(global.Expression.Root);
        }

        foreach (var global in set.Globals.Values.Where(global => NumberTypes.Bare(global.Expression.Type) == typeof(bool)))
        {
            against[(global.Name, true)] = [.. HiddenBy(global.Expression.Root, true, null)];
            against[(global.Name, false)] = [.. HiddenBy(global.Expression.Root, false, null)];
        }
    }

    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set)
    {
        var check = new UnsetCheck(set);
        return from text in set.OwnTexts
               where text.Rule is { Enabled: true } && text.IsCondition
               from clause in text.Expression.Clauses
               from flag in check.HiddenBy(text.Expression.Root, true, clause.Node)
               select CheckedRuleSet.At(text, clause.Node, CheckMistakes.HidesUnset(flag, check.CauseOf(flag)!));
    }

    // The first of them that a value nobody found can keep open.
    private IEnumerable<string> HiddenBy(BoundNode node, bool met, BoundNode? clause) =>
        AskedAgainst(node, met, clause).Distinct().Where(flag => CauseOf(flag) is not null).Take(MostNamed);

    // The flags that one clause asks for not being met, through derived values too.
    private IEnumerable<string> AskedAgainst(BoundNode node, bool met, BoundNode? clause) => TermKey.Bare(node) switch
    {
        BoundNot not => AskedAgainst(not.Operand, !met, clause),
        BoundLogical logical => Parts.Of(logical).SelectMany(part => AskedAgainst(part, met, clause)),
        var other when clause is not null && !ReferenceEquals(other, clause) => [],
        BoundComparison { Operator: "==" or "!=", Right: BoundConstant { Value: bool wanted } } yes =>
            AskedAgainst(yes.Left, met == (wanted == (yes.Operator == "==")), null),
        BoundVariable { Variable: { Group: "flags" } flag } => met ? [] : [flag.Name],
        BoundVariable { Variable: { Group: null } named } => against.GetValueOrDefault((named.Name, met), []),
        _ => [],
    };

    /// <summary>The parameter that can keep a flag open; null where none can.</summary>
    private string? CauseOf(string flag)
    {
        if (!causes.TryGetValue(flag, out var cause))
        {
            causes[flag] = cause = set.ConditionOf(flag) is { } condition ? CauseIn(condition.Expression.Root) : null;
        }

        return cause;
    }

    private string? CauseIn(BoundNode node) => node switch
    {
        BoundVariable { Variable: { Group: "parameters" } parameter } =>
            set.TimeOf(parameter.Name) is { CanBeUnset: true } ? parameter.Name : null,
        BoundVariable { Variable: { Group: null } named } => derived.GetValueOrDefault(named.Name),
        BoundNullCheck => null,
        BoundCoalesce coalesce => CauseIn(coalesce.Left) is null ? null : CauseIn(coalesce.Right),
        _ => Parts.Of(node).Select(CauseIn).FirstOrDefault(cause => cause is not null),
    };
}
