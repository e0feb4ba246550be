namespace RiskEngine.Households;

/// <summary>Which scheme of a social insurance a member belongs to.</summary>
public enum Insurance
{
    /// <summary>The residents' scheme.</summary>
    RESIDENT,

    /// <summary>The employees' scheme.</summary>
    EMPLOYEE,

    /// <summary>Not insured.</summary>
    NONE,
}
