namespace RiskEngine.Households;

/// <summary>Drinking water of the household.</summary>
public sealed class Water : SnapshotPart
{
    internal Water()
    {
    }

    /// <summary>Whether water is piped to the house or yard.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/living/water/piped</c>.</remarks>
    public bool? Piped { get; internal set; }

    /// <summary>Water at hand for each person and day.</summary>
    /// <value>Litres per person per day, 0 to 100,000; null when not measured.</value>
    /// <remarks>Source: <c>/living/water/litresPerPersonDay</c>.</remarks>
    public decimal? LitresPerPersonDay { get; internal set; }

    /// <summary>Time to fetch water, there and back.</summary>
    /// <value>Minutes, 0 to 100,000; null when not measured.</value>
    /// <remarks>Source: <c>/living/water/tripMinutes</c>.</remarks>
    public decimal? TripMinutes { get; internal set; }

    /// <summary>Days without water in a year.</summary>
    /// <value>Days per year, 0 to 366; null when not measured.</value>
    /// <remarks>Source: <c>/living/water/outageDaysPerYear</c>.</remarks>
    public decimal? OutageDaysPerYear { get; internal set; }

    /// <summary>Longest time without water at a stretch.</summary>
    /// <value>Days, 0 to 100,000; null when not measured.</value>
    /// <remarks>Source: <c>/living/water/longestOutageDays</c>.</remarks>
    public decimal? LongestOutageDays { get; internal set; }

    /// <summary>Result of the last test.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/living/water/quality</c>.</remarks>
    public WaterQuality? Quality { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Piped = null;
        LitresPerPersonDay = null;
        TripMinutes = null;
        OutageDaysPerYear = null;
        LongestOutageDays = null;
        Quality = null;
    }
}
