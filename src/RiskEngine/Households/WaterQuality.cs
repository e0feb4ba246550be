namespace RiskEngine.Households;

/// <summary>Result of the last test of the drinking water.</summary>
public enum WaterQuality
{
    /// <summary>Fit to drink.</summary>
    PASS,

    /// <summary>Not fit to drink.</summary>
    FAIL,
}
