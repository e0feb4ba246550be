using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Questions about one member that several rules ask.</summary>
internal static class MemberQuestions
{
    public static Truth IsOutOfSchool(Member member, HandParameters parameters) => And(
        Between(member.Age, parameters.CompulsoryAgeFrom, parameters.CompulsoryAgeTo),
        And(
            member.SchoolStage is { } stage ? Of(stage == SchoolStage.NOT_IN_SCHOOL) : Truth.Unknown,
            member.DropoutReason is { } reason ? Of(reason is DropoutReason.ECONOMIC or DropoutReason.OTHER) : Truth.Unknown));

    public static Truth IsUninsured(Member member) =>
        member.BasicMedicalInsurance is { } insurance ? Of(insurance == Insurance.NONE) : Truth.Unknown;

    public static Truth IsSeverelyDisabled(Member member) => member.DisabilityLevel is { } level ? Of(level is 1 or 2) : Truth.Unknown;

    public static Truth IsDisabled(Member member) => member.DisabilityLevel is { } level ? Of(level >= 1) : Truth.Unknown;

    public static Truth NeedsCare(Member member) =>
        member.SelfCare is { } care ? Of(care is SelfCare.PARTIAL or SelfCare.NONE) : Truth.Unknown;

    public static Truth CannotWork(Member member) =>
        member.LabourCapability is { } capability ? Of(capability is LabourCapability.LOST or LabourCapability.NONE) : Truth.Unknown;

    public static Truth IsOfWorkingAge(Member member, HandParameters parameters) =>
        Between(member.Age, parameters.WorkingAgeFrom, parameters.WorkingAgeTo);

    public static Truth IsWorker(Member member, HandParameters parameters) =>
        And(Of(member.CanWork), IsOfWorkingAge(member, parameters));

    public static Truth IsIdle(Member member) => And(NotOf(member.IsInSchool), NotOf(member.Employed));

    public static Truth IsOrphan(Member member) => member.ChildProtection is { } protection
        ? Of(protection is ChildProtection.ORPHAN or ChildProtection.DE_FACTO_UNSUPPORTED)
        : Truth.Unknown;

    public static Truth LacksIllnessInsurance(Member member) => And(Of(member.SeriousIllness), NotOf(member.SeriousIllnessInsurance));

    public static Truth NeedsTekun(Member member, HandParameters parameters) => And(
        NotOf(member.HasLegalSupporter),
        Or(
            Or(AtLeast(member.Age, parameters.TekunElderlyAge), Below(member.Age, parameters.TekunChildAge)),
            IsSeverelyDisabled(member)));
}
