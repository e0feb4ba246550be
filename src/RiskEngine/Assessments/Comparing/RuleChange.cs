using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Comparing;

/// <summary>A rule that comes to something else, or says something else, in the second of two assessments.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Before">The rule on the first side; null where the rule set has none enabled of the code.</param>
/// <param name="After">The rule on the second side; null where the rule set has none enabled of the code.</param>
/// <param name="OutcomeBefore">What it came to on the first side; null where it is not there.</param>
/// <param name="OutcomeAfter">What it came to on the second side; null where it is not there.</param>
public sealed record RuleChange(
    string Code, DomainKind Kind, Rule? Before, Rule? After, RuleOutcome? OutcomeBefore, RuleOutcome? OutcomeAfter)
{
    /// <summary>Whether the answer shows the rule: as a flag, category, measure or step of one side.</summary>
    public bool IsAnswered => OutcomeBefore == RuleOutcome.MET || OutcomeAfter == RuleOutcome.MET;

    /// <summary>Whether both sides have the rule and it reads differently.</summary>
    public bool IsRewritten => Before is not null && After is not null && Before.Expression.Text != After.Expression.Text;

    /// <summary>Changed parameters that it reads, through derived values too.</summary>
    public required IReadOnlyList<string> Parameters { get; init; }

    /// <summary>Changed derived values that it reads.</summary>
    public required IReadOnlyList<string> Derived { get; init; }

    /// <summary>Rules that it reads and that come to something else.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Whether nothing else changed than the day, so that a fact of the household is older or newer.</summary>
    public bool IsByTheDay =>
        Before is not null && After is not null && !IsRewritten && OutcomeBefore != OutcomeAfter
        && Parameters.Count + Derived.Count + Rules.Count == 0;

    internal static IReadOnlyList<RuleChange> Between(AssessmentComparison comparison)
    {
        var (first, second) = (Enabled(comparison.Before), Enabled(comparison.After));
        var parameters = comparison.Parameters.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        var derived = comparison.Derived.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from code in first.Keys.Union(second.Keys)
               let before = first.GetValueOrDefault(code)
               let after = second.GetValueOrDefault(code)
               let was = Outcome(comparison.Before, before)
               let became = Outcome(comparison.After, after)
               where was != became || before!.Rule.Expression.Text != after!.Rule.Expression.Text
                   || before.Rule.Points != after.Rule.Points
               let reads = Reads(comparison.Before, before).Concat(Reads(comparison.After, after)).ToList()
               select new RuleChange(code, (after ?? before)!.Domain.Kind, before?.Rule, after?.Rule, was, became)
               {
                   Parameters = Named(reads, "parameters", parameters.Contains),
                   Derived = Named(reads, null, derived.Contains),
                   Rules = Named(reads, "flags", read =>
                       Outcome(comparison.Before, first.GetValueOrDefault(read))
                       != Outcome(comparison.After, second.GetValueOrDefault(read))),
               },
        ];
    }

    private static Dictionary<string, BoundRule> Enabled(Assessment assessment) =>
        assessment.Compiled.Bound.Rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    private static RuleOutcome? Outcome(Assessment assessment, BoundRule? rule) =>
        rule is null ? null : RuleOutcomes.Of(assessment.TruthOf(rule.Index));

    private static IReadOnlyList<string> Named(IEnumerable<Variable> reads, string? group, Func<string, bool> isChanged) =>
        [.. reads.Where(read => read.Group == group).Select(read => read.Name).Distinct().Where(isChanged)];

    private static IEnumerable<Variable> Reads(Assessment assessment, BoundRule? rule) =>
        rule is null ? [] : Through(rule.Condition, assessment.Compiled.Bound);

    // A derived value is a reason of its own, and what it is derived from is another.
    private static IEnumerable<Variable> Through(BoundExpression expression, BoundRuleSet bound) =>
        expression.Reads.SelectMany(variable =>
            variable.Group is null && bound.Globals.FirstOrDefault(global => global.Name == variable.Name) is { } global
                ? Through(global.Expression, bound).Prepend(variable)
                : [variable]);
}
