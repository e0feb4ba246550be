using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Cases;

/// <summary>How much of something the cases show.</summary>
/// <param name="Shown">What they show.</param>
/// <param name="All">What there is to show.</param>
public sealed record Share(int Shown, int All);

/// <summary>What came of running the cases of a rule set, and what of it they show.</summary>
public sealed record CaseReport
{
    /// <summary>Name and version; null where the manifest does not say.</summary>
    public RuleSetId? Id { get; init; }

    /// <summary>The result of every case that could be run.</summary>
    public IReadOnlyList<CaseResult> Results { get; init; } = [];

    /// <summary>
    /// The set's own rules for which cases expect every outcome that they can have.
    /// </summary>
    public Share Rules { get; init; } = new(0, 0);

    /// <summary>The clauses of these rules that cases see met, and see not met.</summary>
    public Share Clauses { get; init; } = new(0, 0);

    /// <summary>The thresholds with a case on each side.</summary>
    public Share Thresholds { get; init; } = new(0, 0);

    /// <summary>Failed cases, and all that no case shows; in file order. Also what keeps the cases from being run.</summary>
    public required IReadOnlyList<Diagnostic> Findings { get; init; }
}
