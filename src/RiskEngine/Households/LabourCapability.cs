namespace RiskEngine.Households;

/// <summary>What work a member is able to do.</summary>
public enum LabourCapability
{
    /// <summary>Skilled work.</summary>
    SKILLED,

    /// <summary>Ordinary work.</summary>
    ORDINARY,

    /// <summary>Light work or half days.</summary>
    WEAK,

    /// <summary>None any more, through illness, disability or age.</summary>
    LOST,

    /// <summary>None, as of a small child.</summary>
    NONE,
}
