namespace RiskEngine.Households;

/// <summary>What the household had to spend, without daily living.</summary>
public sealed class Expenses : SnapshotPart
{
    internal Expenses()
    {
    }

    /// <summary>Compliant medical cost left to the household after all reimbursement.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/medicalOutOfPocket</c>.</remarks>
    public decimal? MedicalOutOfPocket { get; internal set; }

    /// <summary>Medical cost outside the insurance catalogue.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/medicalOutOfCatalogue</c>.</remarks>
    public decimal? MedicalOutOfCatalogue { get; internal set; }

    /// <summary>Cost of schooling left to the household after all aid.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/educationOutOfPocket</c>.</remarks>
    public decimal? EducationOutOfPocket { get; internal set; }

    /// <summary>Cost of rehabilitation and of aids for the disabled.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/rehabilitation</c>.</remarks>
    public decimal? Rehabilitation { get; internal set; }

    /// <summary>Cost of making good what a disaster took.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/disasterRecovery</c>.</remarks>
    public decimal? DisasterRecovery { get; internal set; }

    /// <summary>Other spending that could not be avoided.</summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/otherRigid</c>.</remarks>
    public decimal? OtherRigid { get; internal set; }

    /// <summary>
    /// What going to work cost; deducted from wages where the minimum living guarantee is tested, nowhere else.
    /// </summary>
    /// <value>CNY in the last 12 months, 0 or more; null when not surveyed.</value>
    /// <remarks>Source: <c>/expenses/necessaryEmploymentCost</c>.</remarks>
    public decimal? NecessaryEmploymentCost { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        MedicalOutOfPocket = null;
        MedicalOutOfCatalogue = null;
        EducationOutOfPocket = null;
        Rehabilitation = null;
        DisasterRecovery = null;
        OtherRigid = null;
        NecessaryEmploymentCost = null;
    }
}
