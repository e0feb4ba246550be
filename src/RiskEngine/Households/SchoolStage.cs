namespace RiskEngine.Households;

/// <summary>Where a member is in school now.</summary>
public enum SchoolStage
{
    /// <summary>Kindergarten.</summary>
    PRESCHOOL,

    /// <summary>Primary school, compulsory.</summary>
    PRIMARY,

    /// <summary>Junior secondary school, compulsory.</summary>
    JUNIOR,

    /// <summary>Senior secondary school.</summary>
    SENIOR,

    /// <summary>Secondary vocational school.</summary>
    VOCATIONAL_SECONDARY,

    /// <summary>Higher vocational college.</summary>
    VOCATIONAL_TERTIARY,

    /// <summary>Technician's college.</summary>
    TECHNICIAN,

    /// <summary>University, first degree.</summary>
    BACHELOR,

    /// <summary>University, higher degree.</summary>
    GRADUATE,

    /// <summary>Not in school.</summary>
    NOT_IN_SCHOOL,
}
