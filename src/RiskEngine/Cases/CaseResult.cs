using RiskEngine.Assessments;

namespace RiskEngine.Cases;

/// <summary>What running a case came to.</summary>
/// <param name="Case">The case.</param>
/// <param name="Differences">Everything that came out otherwise than expected; empty when the case passed.</param>
public sealed record CaseResult(Case Case, IReadOnlyList<CaseDifference> Differences)
{
    /// <summary>Whether all came out as expected.</summary>
    public bool Passed => Differences.Count == 0;
}

/// <summary>One thing that came out otherwise than expected, and what shows why.</summary>
/// <param name="What">Code of a rule, or <c>Category</c>, <c>Score</c> or <c>ScoreRange</c>.</param>
/// <param name="Expected">What the case says.</param>
/// <param name="Got">What came out.</param>
/// <param name="Clauses">The clauses of the rules behind it, with their operands.</param>
/// <param name="Missing">JSON Pointers of the answers whose absence leaves it open.</param>
public sealed record CaseDifference(
    string What, string Expected, string Got, IReadOnlyList<CaseClause> Clauses, IReadOnlyList<string> Missing);

/// <summary>A clause of a rule as it was found for the household of a case.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Text">The clause as written.</param>
/// <param name="Left">Its left operand as text; null for a clause that compares nothing.</param>
/// <param name="Right">Its right operand as text; null for a clause that compares nothing.</param>
/// <param name="Outcome">What it came to.</param>
public sealed record CaseClause(string Rule, string Text, string? Left, string? Right, RuleOutcome Outcome);
