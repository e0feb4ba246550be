namespace RiskEngine.Cases;

/// <summary>What a case says must come out. What it does not mention may be anything.</summary>
public sealed record CaseExpectation
{
    /// <summary>Codes of rules that must be met.</summary>
    public IReadOnlyList<string> Met { get; init; } = [];

    /// <summary>Codes of rules that must not be met.</summary>
    public IReadOnlyList<string> NotMet { get; init; } = [];

    /// <summary>Codes of rules that must stay unknown.</summary>
    public IReadOnlyList<string> Unknown { get; init; } = [];

    /// <summary>The category code; null for any.</summary>
    public string? Category { get; init; }

    /// <summary>The score, 0 to 100; null for any.</summary>
    public int? Score { get; init; }

    /// <summary>The score, and what the unknown flags could still make of it; null for any.</summary>
    public (int Lowest, int Highest)? ScoreRange { get; init; }
}
