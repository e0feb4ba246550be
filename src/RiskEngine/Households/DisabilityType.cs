namespace RiskEngine.Households;

/// <summary>Kind of a certified disability.</summary>
public enum DisabilityType
{
    /// <summary>Sight.</summary>
    VISUAL,

    /// <summary>Hearing.</summary>
    HEARING,

    /// <summary>Speech.</summary>
    SPEECH,

    /// <summary>Limbs.</summary>
    LIMB,

    /// <summary>Intellect.</summary>
    INTELLECTUAL,

    /// <summary>Mind.</summary>
    MENTAL,

    /// <summary>More than one kind.</summary>
    MULTIPLE,
}
