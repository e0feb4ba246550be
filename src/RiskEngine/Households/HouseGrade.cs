namespace RiskEngine.Households;

/// <summary>Safety grade of the dwelling.</summary>
public enum HouseGrade
{
    /// <summary>Safe.</summary>
    A,

    /// <summary>Safe, with slight damage.</summary>
    B,

    /// <summary>Part of it is dangerous.</summary>
    C,

    /// <summary>All of it is dangerous.</summary>
    D,

    /// <summary>There is no house.</summary>
    NO_HOUSE,
}
