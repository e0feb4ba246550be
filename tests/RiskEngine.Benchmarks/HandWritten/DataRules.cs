using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Answers that contradict each other: one more look at each member.</summary>
internal static class DataRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        Members(household.Members, parameters, row);
        var nobodyDisabled = Not(row[Derived.HasDisabledMember]);
        var illness = HasCause(household, RiskCause.ILLNESS);
        row[Derived.DisabilityCauseUnfounded] = And(HasCause(household, RiskCause.DISABILITY), nobodyDisabled);
        row[Derived.IllnessCauseWithoutCosts] = And(
            illness, household.Expenses.MedicalOutOfPocket is { } costs ? Of(costs == 0) : Truth.Unknown);
        row[Derived.SubsidyWithoutDisability] = And(
            Or(row[Derived.OnDisabilityLiving], row[Derived.OnDisabilityNursing]), nobodyDisabled);
        row[Derived.WageImplausible] = And(
            Above(household.Income.Wage, 0m), Below(household.Income.Wage, parameters.PlausibleWageFrom));
        var isMonitored = Of(household.IsMonitored);
        row[Derived.HousingCauseMissing] = And(
            isMonitored, And(row.Flag(RuleCode.HOUSING_NOT_SECURED), Not(HasCause(household, RiskCause.HOUSING))));
        row[Derived.WaterCauseMissing] = And(
            isMonitored, And(row.Flag(RuleCode.WATER_NOT_SECURED), Not(HasCause(household, RiskCause.WATER))));
        row[Derived.IllnessCauseMissing] = And(isMonitored, And(row.Flag(RuleCode.MEDICAL_NOT_SECURED), Not(illness)));
        row[Derived.EmploymentCauseUnfounded] = And(
            HasCause(household, RiskCause.UNSTABLE_EMPLOYMENT),
            Or(row.Flag(RuleCode.NO_LABOUR_CAPACITY), row[Derived.EmploymentCauseUnfounded]));

        var truth = Truth.NotMet;
        for (var check = Derived.DisabilityCauseUnfounded; check <= Derived.SubsidyWithoutDisability; check++)
        {
            truth = Or(truth, row[check]);
        }

        row[RuleCode.DATA_INCONSISTENT] = truth;
    }

    private static void Members(FactList<Member> members, HandParameters parameters, HandRow row)
    {
        var (nobodyWorked, minor, student, healthy) = (Truth.Met, Truth.NotMet, Truth.NotMet, Truth.NotMet);
        foreach (var member in members.AsSpan())
        {
            nobodyWorked = And(nobodyWorked, And(
                NotOf(member.Employed), member.MonthsWorked is { } months ? Of(months == 0) : Truth.Unknown));
            minor = Or(minor, And(Of(member.PublicPost), Below(member.Age, parameters.WorkingAgeFrom)));
            student = Or(student, And(Of(member.IsInSchool), Of(member.Employed)));
            healthy = Or(healthy, And(CannotWork(member), And(IsHealthy(member), And(
                NotOf(member.IsInSchool), IsOfWorkingAge(member, parameters)))));
        }

        // Only half of the answer: it still needs the cause.
        row[Derived.EmploymentCauseUnfounded] = nobodyWorked;
        row[Derived.MinorInPublicPost] = minor;
        row[Derived.StudentAtWork] = student;
        row[Derived.HealthyAdultWithoutLabour] = healthy;
    }

    private static Truth IsHealthy(Member member) =>
        And(Not(IsDisabled(member)), And(NotOf(member.SeriousIllness), NotOf(member.ChronicIllness)));

    private static Truth HasCause(HouseholdFacts household, RiskCause wanted)
    {
        if (household.RiskCauses is not { } causes)
        {
            return Truth.Unknown;
        }

        foreach (var cause in causes.AsSpan())
        {
            if (cause == wanted)
            {
                return Truth.Met;
            }
        }

        return Truth.NotMet;
    }
}
