namespace RiskEngine.Households;

/// <summary>What kind of blow an event was.</summary>
public enum EventType
{
    /// <summary>A serious illness.</summary>
    ILLNESS,

    /// <summary>A new disability.</summary>
    DISABILITY,

    /// <summary>A flood, drought, quake or the like.</summary>
    NATURAL_DISASTER,

    /// <summary>An accident.</summary>
    ACCIDENT,

    /// <summary>A new cost of schooling.</summary>
    EDUCATION_COST,

    /// <summary>A failed crop, herd or business.</summary>
    INDUSTRY_FAILURE,

    /// <summary>The loss of a job.</summary>
    JOB_LOSS,

    /// <summary>A slump in the price of what it sells.</summary>
    PRICE_SLUMP,

    /// <summary>An epidemic and what it closed.</summary>
    EPIDEMIC,

    /// <summary>Damage to the house.</summary>
    HOUSE_DAMAGE,

    /// <summary>A loss of the water supply.</summary>
    WATER_OUTAGE,
}
