namespace RiskEngine.Households;

/// <summary>What the poverty register of the years up to 2020 says of a household.</summary>
public enum PovertyHistory
{
    /// <summary>Never a registered poor household.</summary>
    NEVER_REGISTERED,

    /// <summary>Registered once, and lifted out of poverty.</summary>
    LIFTED,

    /// <summary>Registered, and not lifted out of poverty.</summary>
    NOT_LIFTED,

    /// <summary>Lifted once, and found to have fallen back.</summary>
    RETURNED,
}
