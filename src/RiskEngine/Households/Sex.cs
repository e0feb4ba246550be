namespace RiskEngine.Households;

/// <summary>Sex of a member as registered.</summary>
public enum Sex
{
    /// <summary>Male.</summary>
    MALE,

    /// <summary>Female.</summary>
    FEMALE,
}
