namespace RiskEngine.RuleSets;

/// <summary>What a flag is about, in the order in which flags are shown.</summary>
public enum FlagGroup
{
    /// <summary>Income against the lines.</summary>
    INCOME,

    /// <summary>The two worries: food and clothing.</summary>
    WORRIES,

    /// <summary>The guarantees: education, medical care, housing, water.</summary>
    GUARANTEES,

    /// <summary>Sudden events of the last months.</summary>
    SHOCKS,

    /// <summary>Lasting expenses and disability.</summary>
    BURDENS,

    /// <summary>Labour and the strength to cope.</summary>
    CAPACITY,

    /// <summary>Entitlements not taken up, and people left behind.</summary>
    PROTECTION,

    /// <summary>Clues and deadlines of the authorities; scores nothing.</summary>
    PROCEDURE,

    /// <summary>Conditions for eliminating the risk; scores nothing.</summary>
    ELIMINATION,

    /// <summary>Answers that contradict each other; scores nothing.</summary>
    DATA,
}
