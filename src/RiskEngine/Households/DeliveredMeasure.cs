using NodaTime;

namespace RiskEngine.Households;

/// <summary>A measure of help for a monitored household.</summary>
public sealed class DeliveredMeasure : SnapshotPart
{
    internal DeliveredMeasure()
    {
    }

    /// <summary>The measure, by its code.</summary>
    /// <value>A measure code; null when not known.</value>
    /// <remarks>Source: <c>/monitoring/measures/*/measure</c>.</remarks>
    public string? Measure { get; internal set; }

    /// <summary>The day on which it was delivered.</summary>
    /// <value>A day; null when not yet.</value>
    /// <remarks>Source: <c>/monitoring/measures/*/deliveredOn</c>.</remarks>
    public LocalDate? DeliveredOn { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Measure = null;
        DeliveredOn = null;
    }
}
