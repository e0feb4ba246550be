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

    /// <summary>Rules that it reads, and flags and categories that call for it, where they come to something else.</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>Whether nothing else changed than the day, so that a fact of the household is older or newer.</summary>
    public required bool IsByTheDay { get; init; }

    internal static IReadOnlyList<RuleChange> Between(AssessmentComparison comparison)
    {
        var (first, second) = (Enabled(comparison.Before), Enabled(comparison.After));
        return
        [
            .. from code in first.Keys.Union(second.Keys)
               let before = first.GetValueOrDefault(code)
               let after = second.GetValueOrDefault(code)
               where Outcome(comparison.Before, before) != Outcome(comparison.After, after)
                   || before!.Rule.Expression.Text != after!.Rule.Expression.Text
                   || before.Rule.Points != after.Rule.Points
               select Of(comparison, code, before, after),
        ];
    }

    private static RuleChange Of(AssessmentComparison comparison, string code, BoundRule? before, BoundRule? after)
    {
        var reads = Reads(comparison.Before, before).Concat(Reads(comparison.After, after)).ToList();
        var calls = (before?.Rule.Addresses ?? []).Concat(after?.Rule.Addresses ?? []);
        var codes = reads.Where(read => read.Group == "flags").Select(read => read.Name).Concat(calls);
        var parameters = comparison.Parameters.Select(change => change.Name).Intersect(Named(reads, "parameters"));
        var derived = comparison.Derived.Select(change => change.Name).Intersect(Named(reads, null));
        var change = new RuleChange(
            code,
            (after ?? before)!.Domain.Kind,
            before?.Rule,
            after?.Rule,
            Outcome(comparison.Before, before),
            Outcome(comparison.After, after))
        {
            Parameters = [.. parameters],
            Derived = [.. derived],
            Rules = [.. codes.Distinct().Where(read => comparison.Before.ReadFlag(read) != comparison.After.ReadFlag(read))],
            IsByTheDay = false,
        };
        var isExplained = change.Parameters.Count + change.Derived.Count + change.Rules.Count > 0
            || before is null || after is null || change.IsRewritten;
        return change with
        {
            IsByTheDay = !isExplained && change.OutcomeBefore != change.OutcomeAfter
                && comparison.Before.AsOf != comparison.After.AsOf,
        };
    }

    private static Dictionary<string, BoundRule> Enabled(Assessment assessment) =>
        assessment.Compiled.Bound.Rules.ToDictionary(rule => rule.Code, StringComparer.Ordinal);

    private static RuleOutcome? Outcome(Assessment assessment, BoundRule? rule) =>
        rule is null ? null : RuleOutcomes.Of(assessment.TruthOf(rule.Index));

    private static IEnumerable<string> Named(IEnumerable<Variable> reads, string? group) =>
        reads.Where(read => read.Group == group).Select(read => read.Name);

    private static IEnumerable<Variable> Reads(Assessment assessment, BoundRule? rule) =>
        rule is null ? [] : assessment.Compiled.Bound.Behind(rule.Condition.Reads, expression => expression.Reads);
}
