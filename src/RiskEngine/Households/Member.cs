using RiskEngine.Facts;

namespace RiskEngine.Households;

/// <summary>One member of the household, as surveyed.</summary>
public sealed class Member : SnapshotPart
{
    internal Member()
    {
    }

    /// <summary>The caller's pseudonym for the member, unique in the household.</summary>
    /// <value>1 to 64 letters, digits, dots, underscores or hyphens; never unknown.</value>
    /// <remarks>Source: <c>/members/*/memberId</c>.</remarks>
    public string MemberId => Identity.Text;

    /// <summary>Age in completed years on the day of the snapshot.</summary>
    /// <value>Years, 0 to 130; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/age</c>.</remarks>
    public int? Age { get; internal set; }

    /// <summary>Sex as registered.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/sex</c>.</remarks>
    public Sex? Sex { get; internal set; }

    /// <summary>Whether the member is the head of the household.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/isHead</c>.</remarks>
    public bool? IsHead { get; internal set; }

    /// <summary>Where the member is in school now; <c>NOT_IN_SCHOOL</c> for whoever is not.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/schoolStage</c>.</remarks>
    public SchoolStage? SchoolStage { get; internal set; }

    /// <summary>Why the member is not in school.</summary>
    /// <value>A code; null when not asked, and of a member in school.</value>
    /// <remarks>Source: <c>/members/*/dropoutReason</c>.</remarks>
    public DropoutReason? DropoutReason { get; internal set; }

    /// <summary>Whether the member boards at school.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/isBoarder</c>.</remarks>
    public bool? IsBoarder { get; internal set; }

    /// <summary>Whether the member has an illness of the list of serious ones.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/seriousIllness</c>.</remarks>
    public bool? SeriousIllness { get; internal set; }

    /// <summary>Whether the member has a chronic illness under long-term treatment.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/chronicIllness</c>.</remarks>
    public bool? ChronicIllness { get; internal set; }

    /// <summary>Whether the member is or was in hospital in the last 12 months.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/hospitalised</c>.</remarks>
    public bool? Hospitalised { get; internal set; }

    /// <summary>Certified level of disability.</summary>
    /// <value>0 for none, 1 for the most severe to 4 for the lightest; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/disabilityLevel</c>.</remarks>
    public int? DisabilityLevel { get; internal set; }

    /// <summary>Certified kind of disability.</summary>
    /// <value>A code; null when not asked, and of a member without disability.</value>
    /// <remarks>Source: <c>/members/*/disabilityType</c>.</remarks>
    public DisabilityType? DisabilityType { get; internal set; }

    /// <summary>How far the member can look after himself or herself.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/selfCare</c>.</remarks>
    public SelfCare? SelfCare { get; internal set; }

    /// <summary>What work the member is able to do.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/labourCapability</c>.</remarks>
    public LabourCapability? LabourCapability { get; internal set; }

    /// <summary>Whether the member has paid work or an own business now.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/employed</c>.</remarks>
    public bool? Employed { get; internal set; }

    /// <summary>Months with work in the last 12 months.</summary>
    /// <value>Months, 0 to 12; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/monthsWorked</c>.</remarks>
    public int? MonthsWorked { get; internal set; }

    /// <summary>Whether the member holds a public-welfare post.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/publicPost</c>.</remarks>
    public bool? PublicPost { get; internal set; }

    /// <summary>Scheme of basic medical insurance, the layer that decides whether medical care is secured.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/basicMedicalInsurance</c>.</remarks>
    public Insurance? BasicMedicalInsurance { get; internal set; }

    /// <summary>Scheme of basic old-age insurance.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/pensionInsurance</c>.</remarks>
    public Insurance? PensionInsurance { get; internal set; }

    /// <summary>Whether the member is covered by serious-illness insurance, the second layer.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/seriousIllnessInsurance</c>.</remarks>
    public bool? SeriousIllnessInsurance { get; internal set; }

    /// <summary>Whether the member received medical assistance, the third layer.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/medicalAssistance</c>.</remarks>
    public bool? MedicalAssistance { get; internal set; }

    /// <summary>Whether the member has a commercial supplement, the uppermost layer.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/commercialSupplement</c>.</remarks>
    public bool? CommercialSupplement { get; internal set; }

    /// <summary>Whether the member is a left-behind child, woman or elderly person.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/leftBehind</c>.</remarks>
    public bool? LeftBehind { get; internal set; }

    /// <summary>Protected status as a child.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/childProtection</c>.</remarks>
    public ChildProtection? ChildProtection { get; internal set; }

    /// <summary>Whether someone able has the legal duty to support the member.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/hasLegalSupporter</c>.</remarks>
    public bool? HasLegalSupporter { get; internal set; }

    /// <summary>Diagnosis of a child for which there is a rehabilitation programme of its own.</summary>
    /// <value>A code, <c>NONE</c> for whoever has no such diagnosis; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/diagnosisGroup</c>.</remarks>
    public DiagnosisGroup? DiagnosisGroup { get; internal set; }

    /// <summary>Whether the member finished a production training in the last 12 months.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/members/*/trainingCompleted</c>.</remarks>
    public bool? TrainingCompleted { get; internal set; }

    /// <summary>Whether the member is able to work, be it light work.</summary>
    /// <value>Yes for <c>SKILLED</c>, <c>ORDINARY</c> and <c>WEAK</c>; null when the capability was not asked.</value>
    /// <remarks>Source: <c>/members/*/labourCapability</c>.</remarks>
    [From("/members/*/labourCapability")]
    public bool? CanWork => LabourCapability is { } capability
        ? capability is Households.LabourCapability.SKILLED
            or Households.LabourCapability.ORDINARY
            or Households.LabourCapability.WEAK
        : null;

    /// <summary>Whether the member is in school at any stage.</summary>
    /// <value>No for <c>NOT_IN_SCHOOL</c> alone; null when the stage was not asked.</value>
    /// <remarks>Source: <c>/members/*/schoolStage</c>.</remarks>
    [From("/members/*/schoolStage")]
    public bool? IsInSchool => SchoolStage is { } stage ? stage is not Households.SchoolStage.NOT_IN_SCHOOL : null;

    internal Pseudonym Identity { get; } = new();

    internal override void Clear()
    {
        IsPresent = false;
        Identity.Clear();
        Age = null;
        Sex = null;
        IsHead = null;
        SchoolStage = null;
        DropoutReason = null;
        IsBoarder = null;
        SeriousIllness = null;
        ChronicIllness = null;
        Hospitalised = null;
        DisabilityLevel = null;
        DisabilityType = null;
        SelfCare = null;
        LabourCapability = null;
        Employed = null;
        MonthsWorked = null;
        PublicPost = null;
        BasicMedicalInsurance = null;
        PensionInsurance = null;
        SeriousIllnessInsurance = null;
        MedicalAssistance = null;
        CommercialSupplement = null;
        LeftBehind = null;
        ChildProtection = null;
        HasLegalSupporter = null;
        DiagnosisGroup = null;
        TrainingCompleted = null;
    }
}
