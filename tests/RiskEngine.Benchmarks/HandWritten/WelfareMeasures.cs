using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>What the civil affairs office, the village and charities can do.</summary>
internal static class WelfareMeasures
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var (onDibao, onTekun) = (row[Derived.OnDibao], row[Derived.OnTekun]);
        var uncovered = And(Not(onDibao), Not(onTekun));
        row[RuleCode.DIBAO_ENROL] = And(Or(row.Flag(RuleCode.DIBAO_GAP), calls.Poor), uncovered);
        SinglePerson(household, uncovered, calls, row);
        Tekun(household, parameters, row);
        var shocks = Or(row.Flag(RuleCode.SUDDEN_SHOCK), row.Flag(RuleCode.SHOCK_EPIDEMIC));
        var needs = Or(row.Flag(RuleCode.FOOD_NOT_SECURED), row.Flag(RuleCode.CLOTHING_NOT_SECURED));
        row[RuleCode.TEMP_ASSIST] = Or(Or(shocks, needs), Or(calls.Poor, row.Is(RuleCode.SUDDEN_SEVERE)));
        Children(household, row);
        Disability(household, parameters, row);
        row[RuleCode.BOTTOM_LINE_PACKAGE] = And(
            row.Flag(RuleCode.NO_LABOUR_CAPACITY), Or(calls.BelowLine, Of(household.IsMonitored)));
        row[RuleCode.CASE_CONFERENCE] = Or(calls.Poor, row.Flag(RuleCode.NO_MEASURE_DELIVERED));
        row[RuleCode.GRAIN_AID] = row.Flag(RuleCode.FOOD_NOT_SECURED);
        row[RuleCode.SOCIAL_HELP] = And(
            Or(
                Or(row.Flag(RuleCode.CLOTHING_NOT_SECURED), row.Flag(RuleCode.SUDDEN_SHOCK)),
                Or(row.Is(RuleCode.WATCH_LIST), calls.Poor)),
            row[RuleCode.WEAK_COPING]);
        var keeps = Or(row.Is(RuleCode.UNSTABLE_LIFTED), row.Is(RuleCode.SUDDEN_SEVERE));
        row[RuleCode.KEEP_POLICY] = And(
            Or(keeps, Or(row.Is(RuleCode.WATCH_LIST), row.Is(RuleCode.RISK_ELIMINATED))), row[Derived.WasLifted]);
        HomeCare(household, onTekun, calls, row);
    }

    private static void SinglePerson(HouseholdFacts household, Truth uncovered, in Calls calls, HandRow row)
    {
        var called = Or(
            Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), calls.BelowLine), Or(calls.Disability, Or(calls.Bills, calls.Illness)));
        var notLifted = household.PovertyHistory is { } history ? Of(history == PovertyHistory.NOT_LIFTED) : Truth.Unknown;
        called = And(called, And(notLifted, uncovered));
        if (called == Truth.NotMet)
        {
            row[RuleCode.DIBAO_SINGLE_PERSON] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(Or(Of(member.SeriousIllness), IsSeverelyDisabled(member)));
        }

        row.Flag(RuleCode.DIBAO_SINGLE_PERSON, And(called, tally.Any), tally.Who);
    }

    private static void Tekun(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var called = row.Flag(RuleCode.TEKUN_GAP);
        if (called == Truth.NotMet)
        {
            row[RuleCode.TEKUN_ENROL] = Truth.NotMet;
            row[RuleCode.TEKUN_CENTRALISED] = Truth.NotMet;
            return;
        }

        var (enrol, centralised) = (new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var needs = NeedsTekun(member, parameters);
            enrol.Add(needs);
            centralised.Add(And(needs, member.SelfCare is { } care ? Of(care == SelfCare.NONE) : Truth.Unknown));
        }

        row.Propose(RuleCode.TEKUN_ENROL, And(called, enrol.Any), enrol.Who, parameters.TekunScattered);
        row.Propose(RuleCode.TEKUN_CENTRALISED, And(called, centralised.Any), centralised.Who, parameters.TekunCentralised);
    }

    private static void Children(HouseholdFacts household, HandRow row)
    {
        var called = row.Flag(RuleCode.CHILD_PROTECTION_GAP);
        row[RuleCode.ORPHAN_ALLOWANCE] = Truth.NotMet;
        if (called != Truth.NotMet)
        {
            var tally = new Tally();
            foreach (var member in household.Members.AsSpan())
            {
                tally.Add(IsOrphan(member));
            }

            row.Flag(RuleCode.ORPHAN_ALLOWANCE, And(called, tally.Any), tally.Who);
        }

        // The flag asks the same of the same members.
        row.Flag(RuleCode.CARE_LEFT_BEHIND, row[RuleCode.LEFT_BEHIND], row.Members[(int)RuleCode.LEFT_BEHIND]);
    }

    private static void Disability(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var called = row.Flag(RuleCode.DISABILITY_SUBSIDY_GAP);
        if (called == Truth.NotMet)
        {
            row[RuleCode.DIS_LIVING] = Truth.NotMet;
            row[RuleCode.DIS_NURSING] = Truth.NotMet;
            return;
        }

        var (disabled, nursed, first) = (new Tally(), new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var care = NeedsCare(member);
            disabled.Add(IsDisabled(member));
            nursed.Add(And(IsSeverelyDisabled(member), care));
            first.Add(And(member.DisabilityLevel is { } level ? Of(level == 1) : Truth.Unknown, care));
        }

        row.Propose(
            RuleCode.DIS_LIVING, And(called, And(row[Derived.OnDibao], disabled.Any)), disabled.Who, parameters.DisabilityLivingSubsidy);
        var amount = first.Any switch
        {
            Truth.Met => parameters.DisabilityNursingLevel1,
            Truth.NotMet => parameters.DisabilityNursingLevel2,
            _ => null,
        };
        row.Propose(RuleCode.DIS_NURSING, And(called, nursed.Any), nursed.Who, amount);
    }

    private static void HomeCare(HouseholdFacts household, Truth onTekun, in Calls calls, HandRow row)
    {
        var called = Or(
            Or(calls.Disability, row.Flag(RuleCode.NO_LABOUR_CAPACITY)), Or(row.Flag(RuleCode.LEFT_BEHIND), row.Flag(RuleCode.WEAK_COPING)));
        called = And(called, onTekun);
        if (called == Truth.NotMet)
        {
            row[RuleCode.TEKUN_HOME_CARE] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(NeedsCare(member));
        }

        row.Flag(RuleCode.TEKUN_HOME_CARE, And(called, tally.Any), tally.Who);
    }
}
