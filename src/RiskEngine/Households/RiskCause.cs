namespace RiskEngine.Households;

/// <summary>A cause of falling (back) into poverty that the village holds to be open.</summary>
public enum RiskCause
{
    /// <summary>Illness of a member.</summary>
    ILLNESS,

    /// <summary>The cost of schooling.</summary>
    EDUCATION,

    /// <summary>Disability of a member.</summary>
    DISABILITY,

    /// <summary>A flood, drought, quake or the like.</summary>
    NATURAL_DISASTER,

    /// <summary>An accident.</summary>
    ACCIDENT,

    /// <summary>A failed crop, herd or business.</summary>
    INDUSTRY_FAILURE,

    /// <summary>Work that comes and goes.</summary>
    UNSTABLE_EMPLOYMENT,

    /// <summary>Too few who can work.</summary>
    LABOUR_SHORTAGE,

    /// <summary>An unsafe house.</summary>
    HOUSING,

    /// <summary>Unsafe or scarce drinking water.</summary>
    WATER,

    /// <summary>An epidemic and what it closed.</summary>
    EPIDEMIC,

    /// <summary>Something else.</summary>
    OTHER,
}
