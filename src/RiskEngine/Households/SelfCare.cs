namespace RiskEngine.Households;

/// <summary>How far a member can look after himself or herself.</summary>
public enum SelfCare
{
    /// <summary>Without help.</summary>
    FULL,

    /// <summary>With some help.</summary>
    PARTIAL,

    /// <summary>Not at all.</summary>
    NONE,
}
