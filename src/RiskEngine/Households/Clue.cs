using NodaTime;

namespace RiskEngine.Households;

/// <summary>A hint from somebody that the household may be at risk.</summary>
public sealed class Clue : SnapshotPart
{
    internal Clue()
    {
    }

    /// <summary>The way on which it came.</summary>
    /// <value>A code; null when not known.</value>
    /// <remarks>Source: <c>/clues/*/channel</c>.</remarks>
    public ClueChannel? Channel { get; internal set; }

    /// <summary>The department that gave it, in its own words.</summary>
    /// <value>1 to 100 characters; null when not known or none.</value>
    /// <remarks>Source: <c>/clues/*/department</c>.</remarks>
    public string? Department { get; internal set; }

    /// <summary>The day on which it was received.</summary>
    /// <value>A day; null when not known.</value>
    /// <remarks>Source: <c>/clues/*/receivedOn</c>.</remarks>
    public LocalDate? ReceivedOn { get; internal set; }

    /// <summary>The day on which it was verified at the household.</summary>
    /// <value>A day; null when not yet.</value>
    /// <remarks>Source: <c>/clues/*/verifiedOn</c>.</remarks>
    public LocalDate? VerifiedOn { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Channel = null;
        Department = null;
        ReceivedOn = null;
        VerifiedOn = null;
    }
}
