using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Insurance, medical help and treatment.</summary>
internal static class HealthMeasures
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        row.Flag(RuleCode.MED_BASIC_INSURANCE, row[RuleCode.MEDICAL_NOT_SECURED], row.Members[(int)RuleCode.MEDICAL_NOT_SECURED]);
        Premium(household, parameters, calls, row);
        var gap = row.Flag(RuleCode.INSURANCE_GAP);
        var illness = Or(calls.Bills, calls.Illness);
        SeriousIllness(household, Or(gap, illness), row);
        Assistance(household, illness, row);
        Hospital(household, calls, row);
        Supplement(household, Or(gap, illness), row);
    }

    private static void Premium(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var called = row.Flag(RuleCode.MEDICAL_NOT_SECURED);
        if (called == Truth.NotMet)
        {
            row[RuleCode.MED_PREMIUM_SUBSIDY] = Truth.NotMet;
            return;
        }

        var entitled = Or(Or(row[Derived.OnDibao], row[Derived.OnTekun]), Of(household.IsMonitored));
        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var lost = member.LabourCapability is { } capability ? Of(capability == LabourCapability.LOST) : Truth.Unknown;
            var oldOrYoung = Or(Above(member.Age, parameters.PremiumSubsidyElderlyAge), Below(member.Age, parameters.PremiumSubsidyMinorAge));
            var own = Or(And(IsDisabled(member), lost), And(calls.BelowLine, oldOrYoung));
            tally.Add(And(IsUninsured(member), Or(entitled, own)));
        }

        row.Flag(RuleCode.MED_PREMIUM_SUBSIDY, And(called, tally.Any), tally.Who);
    }

    private static void SeriousIllness(HouseholdFacts household, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.MED_SERIOUS_ILLNESS] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(LacksIllnessInsurance(member));
        }

        row.Flag(RuleCode.MED_SERIOUS_ILLNESS, And(called, tally.Any), tally.Who);
    }

    private static void Assistance(HouseholdFacts household, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.MED_ASSISTANCE] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var isIll = Or(Of(member.SeriousIllness), Or(Of(member.ChronicIllness), Of(member.Hospitalised)));
            tally.Add(And(isIll, NotOf(member.MedicalAssistance)));
        }

        row.Flag(RuleCode.MED_ASSISTANCE, And(called, tally.Any), tally.Who);
    }

    private static void Hospital(HouseholdFacts household, in Calls calls, HandRow row)
    {
        var called = Or(calls.Disability, Or(calls.Bills, calls.Illness));
        if (called == Truth.NotMet)
        {
            row[RuleCode.MED_BILL_COMPENSATION] = Truth.NotMet;
            row[RuleCode.DIS_MEDICAL] = Truth.NotMet;
            return;
        }

        var (any, disabled) = (new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var hospitalised = Of(member.Hospitalised);
            any.Add(hospitalised);
            disabled.Add(And(hospitalised, IsDisabled(member)));
        }

        row.Flag(RuleCode.MED_BILL_COMPENSATION, And(calls.Bills, any.Any), any.Who);
        row.Flag(RuleCode.DIS_MEDICAL, And(called, disabled.Any), disabled.Who);
    }

    private static void Supplement(HouseholdFacts household, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.MED_COMMERCIAL_SUPPLEMENT] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(And(Or(Of(member.SeriousIllness), Of(member.ChronicIllness)), NotOf(member.CommercialSupplement)));
        }

        row.Flag(RuleCode.MED_COMMERCIAL_SUPPLEMENT, And(called, tally.Any), tally.Who);
    }
}
