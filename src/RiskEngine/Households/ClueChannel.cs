namespace RiskEngine.Households;

/// <summary>The way on which a clue reached the monitors.</summary>
public enum ClueChannel
{
    /// <summary>A round of visits to every household.</summary>
    CENTRALISED_INVESTIGATION,

    /// <summary>The household's own declaration.</summary>
    SELF_DECLARATION,

    /// <summary>The daily watch of village cadres.</summary>
    DAILY_MONITORING,

    /// <summary>A warning from a department's records.</summary>
    DEPARTMENT_WARNING,

    /// <summary>Petitions, hotlines, the press and other watch-keeping.</summary>
    RELATED_MONITORING,
}
