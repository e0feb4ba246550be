namespace RiskEngine.Cli.Samples;

/// <summary>One member; every answer is set by <see cref="People"/> before it is read.</summary>
internal sealed class SampleMember
{
    public int? Age { get; set; }

    public string? Sex { get; set; }

    public bool IsHead { get; set; }

    public string? SchoolStage { get; set; }

    public string? DropoutReason { get; set; }

    public bool? IsBoarder { get; set; }

    public bool? SeriousIllness { get; set; }

    public bool? ChronicIllness { get; set; }

    public bool? Hospitalised { get; set; }

    public int? DisabilityLevel { get; set; }

    public string? DisabilityType { get; set; }

    public string? SelfCare { get; set; }

    public string? LabourCapability { get; set; }

    public bool? Employed { get; set; }

    public int? MonthsWorked { get; set; }

    public bool? PublicPost { get; set; }

    public string? BasicMedicalInsurance { get; set; }

    public string? PensionInsurance { get; set; }

    public bool? SeriousIllnessInsurance { get; set; }

    public bool? MedicalAssistance { get; set; }

    public bool? CommercialSupplement { get; set; }

    public bool? LeftBehind { get; set; }

    public string? ChildProtection { get; set; }

    public bool? HasLegalSupporter { get; set; }

    public string? DiagnosisGroup { get; set; }

    public bool? TrainingCompleted { get; set; }

    public bool IsInSchool => SchoolStage is not "NOT_IN_SCHOOL";

    public bool CanWork => LabourCapability is "SKILLED" or "ORDINARY" or "WEAK";
}
