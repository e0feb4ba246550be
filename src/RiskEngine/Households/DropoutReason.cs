namespace RiskEngine.Households;

/// <summary>Why a member of school age is not in school.</summary>
public enum DropoutReason
{
    /// <summary>The household cannot afford it.</summary>
    ECONOMIC,

    /// <summary>Health, as assessed by the school authority.</summary>
    HEALTH_ASSESSED,

    /// <summary>Deferred, with approval.</summary>
    DEFERRED_APPROVED,

    /// <summary>Any other reason.</summary>
    OTHER,
}
