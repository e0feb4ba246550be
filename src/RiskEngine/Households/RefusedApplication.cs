using NodaTime;

namespace RiskEngine.Households;

/// <summary>An application for assistance that a means check refused.</summary>
public sealed class RefusedApplication : SnapshotPart
{
    internal RefusedApplication()
    {
    }

    /// <summary>The programme applied for, by the code of its measure.</summary>
    /// <value>A measure code; null when not known.</value>
    public string? Programme { get; internal set; }

    /// <summary>The day on which it was refused.</summary>
    /// <value>A day; null when not known.</value>
    public LocalDate? RefusedOn { get; internal set; }

    /// <summary>Whether whoever refused it noted a real difficulty all the same.</summary>
    /// <value>Yes or no; null when not known.</value>
    public bool? DifficultyNoted { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Programme = null;
        RefusedOn = null;
        DifficultyNoted = null;
    }
}
