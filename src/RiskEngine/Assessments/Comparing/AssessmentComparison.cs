using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Comparing;

/// <summary>Two assessments of one household, by two rule sets or on two days: what changes, and why.</summary>
/// <remarks>Made once from both; neither may be filled again while it is in use.</remarks>
public sealed class AssessmentComparison
{
    private AssessmentComparison(Assessment before, Assessment after)
    {
        (Before, After) = (before, after);
        Parameters = ParameterChange.Between(before.Parameters.Resolved, after.Parameters.Resolved);
        Derived = DerivedChange.Between(before, after);
        Rules = RuleChange.Between(this);
    }

    /// <summary>The one assessment.</summary>
    public Assessment Before { get; }

    /// <summary>The other.</summary>
    public Assessment After { get; }

    /// <summary>Whether category, score, range, flags, measures or steps differ.</summary>
    public bool IsChanged =>
        Before.Category != After.Category || Before.Score != After.Score || Before.HighestScore != After.HighestScore
        || Before.Level != After.Level || Rules.Any(rule => rule.IsAnswered && rule.OutcomeBefore != rule.OutcomeAfter)
        || AmountsChanged.Any();

    /// <summary>The rules that come to something else, or say something else, in the order of the rule sets.</summary>
    public IReadOnlyList<RuleChange> Rules { get; }

    /// <summary>The parameters that are worth something else, or are confirmed on one side only.</summary>
    public IReadOnlyList<ParameterChange> Parameters { get; }

    /// <summary>The derived values that differ.</summary>
    public IReadOnlyList<DerivedChange> Derived { get; }

    /// <summary>Measures on both sides that pay something else.</summary>
    internal IEnumerable<(string Code, decimal? Before, decimal? After)> AmountsChanged =>
        from code in Before.Measures.Intersect(After.Measures, StringComparer.Ordinal)
        let amounts = (Code: code, Before: AmountIn(Before, code), After: AmountIn(After, code))
        where amounts.Before != amounts.After
        select amounts;

    /// <summary>Compares two assessments of one household.</summary>
    public static AssessmentComparison Of(Assessment before, Assessment after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return new AssessmentComparison(before, after);
    }

    /// <summary>Codes of a kind that are met on the second side alone.</summary>
    internal IEnumerable<string> Gained(DomainKind kind) => MetIn(After, kind).Except(MetIn(Before, kind), StringComparer.Ordinal);

    /// <summary>Codes of a kind that are met on the first side alone.</summary>
    internal IEnumerable<string> Lost(DomainKind kind) => MetIn(Before, kind).Except(MetIn(After, kind), StringComparer.Ordinal);

    private static IEnumerable<string> MetIn(Assessment assessment, DomainKind kind) => assessment.Compiled.Bound.Rules
        .Where(rule => rule.Domain.Kind == kind && assessment.OutcomeOf(rule.Code) == RuleOutcome.MET)
        .Select(rule => rule.Code);

    private static decimal? AmountIn(Assessment assessment, string code) =>
        assessment.Compiled.IndexOf(code) is var rule && assessment.HasAmount[rule] ? assessment.Amounts[rule] : null;
}
