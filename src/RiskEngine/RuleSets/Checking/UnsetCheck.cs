using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Reasoning;

namespace RiskEngine.RuleSets.Checking;

/// <summary>
/// A flag that a value nobody found keeps open is read as not met; asking for that makes a yes of what nobody knows.
/// </summary>
internal sealed class UnsetCheck
{
    private readonly CheckedRuleSet set;
    private readonly Dictionary<string, string?> causes = new(StringComparer.Ordinal);

    private UnsetCheck(CheckedRuleSet set) => this.set = set;

    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set)
    {
        var check = new UnsetCheck(set);
        return from text in set.OwnTexts
               where text.Rule is { Enabled: true } && text.IsCondition
               from clause in text.Expression.Clauses
               from flag in check.AskedAgainst(text.Expression.Root, true, clause.Node).Distinct()
               let cause = check.CauseOf(flag)
               where cause is not null
               select CheckedRuleSet.At(text, clause.Node, CheckMistakes.HidesUnset(flag, cause));
    }

    // The flags that one clause asks for not being met, through derived values too.
    private IEnumerable<string> AskedAgainst(BoundNode node, bool met, BoundNode? clause) => TermKey.Bare(node) switch
    {
        BoundNot not => AskedAgainst(not.Operand, !met, clause),
        BoundLogical logical => Parts.Of(logical).SelectMany(part => AskedAgainst(part, met, clause)),
        var other when clause is not null && !ReferenceEquals(other, clause) => [],
        BoundComparison { Operator: "==" or "!=", Right: BoundConstant { Value: bool wanted } } yes =>
            AskedAgainst(yes.Left, met == (wanted == (yes.Operator == "==")), null),
        BoundVariable { Variable: { Group: "flags" } flag } => met ? [] : [flag.Name],
        BoundVariable { Variable: { Group: null } named } when set.Globals.TryGetValue(named.Name, out var global)
            && NumberTypes.Bare(global.Expression.Type) == typeof(bool) => AskedAgainst(global.Expression.Root, met, null),
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
        BoundVariable { Variable: { Group: null } named } when set.Globals.TryGetValue(named.Name, out var global) =>
            CauseIn(global.Expression.Root),
        BoundNullCheck => null,
        BoundCoalesce coalesce => CauseIn(coalesce.Left) is null ? null : CauseIn(coalesce.Right),
        _ => Parts.Of(node).Select(CauseIn).FirstOrDefault(cause => cause is not null),
    };
}
