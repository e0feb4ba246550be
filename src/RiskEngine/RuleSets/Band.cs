namespace RiskEngine.RuleSets;

/// <summary>The scores that share a level: from this one up to the next band.</summary>
/// <param name="Level">Name of the band.</param>
/// <param name="From">Lowest score of the band, 0 to 100.</param>
public sealed record Band(RiskLevel Level, int From);
