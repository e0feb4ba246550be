namespace RiskEngine.RuleSets;

/// <summary>The name of a band of scores.</summary>
public enum RiskLevel
{
    /// <summary>The lowest band.</summary>
    LOW,

    /// <summary>The middle band.</summary>
    MEDIUM,

    /// <summary>The highest band.</summary>
    HIGH,
}
