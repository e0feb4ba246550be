using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Reasoning;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Cases;

/// <summary>
/// What the rules and clauses of a set can come to with the values that its parameters have; no case can show the rest.
/// </summary>
/// <remarks>It may call possible what is not, never the other way round.</remarks>
internal sealed class PossibleOutcomes
{
    private static readonly Truth[] Decided = [Truth.NotMet, Truth.Met];
    private static readonly Truth[] Open = [Truth.NotMet, Truth.Unknown, Truth.Met];

    private readonly CheckedRuleSet set;
    private readonly BoundRuleSet bound;
    private readonly Reasoner reasoner;
    private readonly Dictionary<string, IReadOnlyCollection<Truth>> rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyCollection<Truth>> conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> neverSet = new(StringComparer.Ordinal);

    public PossibleOutcomes(CheckedRuleSet set, BoundRuleSet bound)
    {
        (this.set, this.bound) = (set, bound);
        reasoner = new Reasoner(new Knowledge
        {
            RangeOf = FactRanges.Of,
            IsNeverEmpty = FactRanges.IsNeverEmpty,
            DefinitionOf = variable => variable.Group is null && set.Globals.TryGetValue(variable.Name, out var global)
                && NumberTypes.Bare(global.Expression.Type) == typeof(bool) ? global.Expression : null,
            ValuesOf = variable => variable.Group == "parameters" && set.TimeOf(variable.Name) is { CanBeUnset: false } time
                ? [.. time.Values.OfType<object>()] : null,
        });

        // Every step reads only earlier ones, so asked in their order none is asked twice, and none by way of many
        // others.
        foreach (var step in bound.Steps)
        {
            if (step is BoundGlobal global)
            {
                Remember(global);
            }
            else
            {
                _ = Of((BoundRule)step);
            }
        }
    }

    /// <summary>What a rule can come to, with what calls for it.</summary>
    public IReadOnlyCollection<Truth> Of(BoundRule rule)
    {
        if (!rules.TryGetValue(rule.Code, out var possible))
        {
            var own = Of(rule.Condition.Root).Where(truth => truth switch
            {
                Truth.Met => reasoner.CanBe(rule.Condition.Root, true),
                Truth.NotMet => reasoner.CanBe(rule.Condition.Root, false),
                _ => true,
            });
            var called = rule.Rule.Addresses.Count == 0 ? [Truth.Met] : AnyOf(rule.Rule.Addresses.Select(Read));
            rules[rule.Code] = possible = Joined(own, called, isAnd: true);
        }

        return possible;
    }

    /// <summary>What a condition, or a part of one, can come to.</summary>
    public IReadOnlyCollection<Truth> Of(BoundNode node) => TermKey.Bare(node) switch
    {
        BoundConstant { Value: bool yes } => [yes ? Truth.Met : Truth.NotMet],
        BoundNullCheck => Decided,
        BoundNot not => [.. Of(not.Operand).Select(Not)],
        BoundLogical logical => Joined(Of(logical.Left), Of(logical.Right), logical.IsAnd),
        BoundConditional choice => [.. Of(choice.Yes).Concat(Of(choice.No)).Append(Truth.Unknown).Distinct()],
        BoundComparison { Operator: "==" or "!=", Right: BoundConstant { Value: bool wanted } } yes =>
            wanted == (yes.Operator == "==") ? Of(yes.Left) : [.. Of(yes.Left).Select(Not)],
        BoundVariable { Variable: { Group: "flags" } flag } => Read(flag.Name),
        BoundVariable { Variable: { Group: "parameters" } parameter } => Values(parameter.Name),
        BoundVariable { Variable: { Group: null } named } when conditions.TryGetValue(named.Name, out var possible) => possible,
        BoundAggregate { Kind: Aggregate.Any or Aggregate.All, Body: { } body } list => Asked(list, body),
        var clause => Clause(clause),
    };

    private void Remember(BoundGlobal global)
    {
        if (IsNeverSet(global.Expression.Root))
        {
            neverSet.Add(global.Name);
        }

        if (NumberTypes.Bare(global.Expression.Type) == typeof(bool))
        {
            conditions[global.Name] = Of(global.Expression.Root);
        }
    }

    private Truth[] Clause(BoundNode clause)
    {
        if (IsNeverSet(clause))
        {
            return [Truth.Unset];
        }

        IEnumerable<Truth> decided = Decided.Where(truth => reasoner.CanBe(clause, truth == Truth.Met));
        return [.. decided, .. MissingFacts.CanReach(clause) ? [Truth.Unknown] : Array.Empty<Truth>()];
    }

    private Truth[] Asked(BoundAggregate list, BoundNode body)
    {
        var whenEmpty = list.Kind == Aggregate.Any ? Truth.NotMet : Truth.Met;
        return
        [
            .. Of(body)
                .Concat(FactRanges.IsNeverEmpty(list.List) ? [] : [whenEmpty])
                .Concat(MissingFacts.CanReach(list.List) ? [Truth.Unknown] : [])
                .Distinct(),
        ];
    }

    private Truth[] Values(string parameter) => set.TimeOf(parameter) is not { } time ? Decided
        : [.. time.Values.Select(value => value is true ? Truth.Met : value is false ? Truth.NotMet : Truth.Unset).Distinct()];

    // A later rule reads an outcome that only a value nobody found leaves open as not met.
    private Truth[] Read(string code) => bound.Categories.Contains(code)
        ? code == RuleSetBinder.Indeterminate ? Decided : ReadCategory(code)
        : bound.Rules.FirstOrDefault(rule => rule.Code == code) is { } rule
            ? [.. Of(rule).Select(truth => truth == Truth.Unset ? Truth.NotMet : truth).Distinct()]
            : [Truth.NotMet];

    // A row decides only if no row above it does; and while one of them is open, so is the category.
    private Truth[] ReadCategory(string code)
    {
        var rows = bound.Rules.Where(rule => rule.Domain.Kind == DomainKind.Categories).ToList();
        if (rows.Exists(row => row.Category is not null && Of(row).Any(truth => truth >= Truth.Unknown)))
        {
            return Open;
        }

        var own = Of(rows.First(row => row.Code == code));
        return
        [
            Truth.NotMet,
            .. own.Contains(Truth.Met) ? [Truth.Met] : Array.Empty<Truth>(),
            .. own.Any(truth => truth >= Truth.Unknown) && rows.Exists(row => Of(row).Contains(Truth.Unknown))
                ? [Truth.Unknown]
                : Array.Empty<Truth>(),
        ];
    }

    private bool IsNeverSet(BoundNode node) => node switch
    {
        BoundVariable { Variable: { Group: "parameters" } parameter } => set.TimeOf(parameter.Name) is { IsNeverSet: true },
        BoundVariable { Variable: { Group: null } named } => neverSet.Contains(named.Name),
        BoundCoalesce coalesce => IsNeverSet(coalesce.Left) && IsNeverSet(coalesce.Right),
        BoundConditional choice => IsNeverSet(choice.Condition),
        BoundLogical or BoundNullCheck or BoundAggregate or BoundWhere => false,
        _ => Parts.Of(node).Any(IsNeverSet),
    };

    private static IReadOnlyCollection<Truth> AnyOf(IEnumerable<IReadOnlyCollection<Truth>> callers) =>
        callers.Aggregate((one, other) => Joined(one, other, isAnd: false));

    private static Truth[] Joined(IEnumerable<Truth> left, IEnumerable<Truth> right, bool isAnd) =>
    [
        .. (from one in left
            from other in right
            select (Truth)(isAnd ? Math.Min((int)one, (int)other) : Math.Max((int)one, (int)other))).Distinct(),
    ];

    private static Truth Not(Truth truth) => truth switch { Truth.Met => Truth.NotMet, Truth.NotMet => Truth.Met, _ => truth };
}
