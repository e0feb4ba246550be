namespace RiskEngine.Households;

/// <summary>Diagnosis of a child for which there is a rehabilitation programme of its own.</summary>
public enum DiagnosisGroup
{
    /// <summary>None of them.</summary>
    NONE,

    /// <summary>Cerebral palsy.</summary>
    CEREBRAL_PALSY,

    /// <summary>Autism.</summary>
    AUTISM,

    /// <summary>Another that is treated in a programme of rehabilitation.</summary>
    OTHER,
}
