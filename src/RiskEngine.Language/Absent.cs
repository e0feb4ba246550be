namespace RiskEngine.Language;

/// <summary>Why a value is not there.</summary>
public enum Absent
{
    /// <summary>A fact is missing; somebody could still supply it.</summary>
    Missing,

    /// <summary>Nobody ever set the value; no fact could supply it.</summary>
    Unset,
}
