using RiskEngine.Households;

namespace RiskEngine.Assessments.Batches;

/// <summary>A record that could not be assessed.</summary>
/// <param name="File">Its file, where there are several.</param>
/// <param name="Line">The line on which it starts.</param>
/// <param name="HouseholdId">The household, as far as it could be read; empty otherwise.</param>
/// <param name="Problems">Every reason.</param>
public sealed record Rejection(string? File, long Line, string HouseholdId, IReadOnlyList<SnapshotProblem> Problems);
