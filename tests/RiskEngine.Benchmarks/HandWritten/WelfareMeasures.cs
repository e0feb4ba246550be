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
        var uncovered = And(Not(row[Derived.OnDibao]), Not(row[Derived.OnTekun]));
        var gap = row.Flag(RuleCode.DIBAO_GAP);
        row[RuleCode.DIBAO_ENROL] = And(And(Or(gap, calls.Poor), uncovered), Or(gap, row[Derived.HadTempAssist]));
        row[RuleCode.DIBAO_GRADUAL_EXIT] = And(
            And(
                Or(Or(calls.AtRisk, row.Is(RuleCode.WATCH_LIST)), Or(row.Is(RuleCode.RISK_ELIMINATED), row.Is(RuleCode.NONE))),
                row[Derived.OnFullDibao]),
            Below(household.MonthsIncomeAboveDibao, parameters.DibaoGradualExitMonths));
        SinglePerson(household, uncovered, calls, row);
        var cannotWork = row.Flag(RuleCode.NO_LABOUR_CAPACITY);
        var needsCare = Or(
            Or(calls.Disability, cannotWork), Or(row.Flag(RuleCode.LEFT_BEHIND), row.Flag(RuleCode.WEAK_COPING)));
        Tekun(household, parameters, needsCare, row);
        var shocks = Or(row.Flag(RuleCode.SUDDEN_SHOCK), row.Flag(RuleCode.SHOCK_EPIDEMIC));
        var needs = Or(row.Flag(RuleCode.FOOD_NOT_SECURED), row.Flag(RuleCode.CLOTHING_NOT_SECURED));
        row[RuleCode.TEMP_ASSIST] = And(
            Or(Or(shocks, needs), Or(calls.Poor, row.Is(RuleCode.SUDDEN_SEVERE))),
            household.Enrolments is null ? Truth.Met : Not(row[Derived.OnTempAssist]));
        Children(household, row);
        Disability(household, parameters, row);
        row[RuleCode.BOTTOM_LINE_PACKAGE] = And(
            Or(Or(cannotWork, calls.BelowLine), calls.AtRisk),
            And(Or(calls.BelowLine, Of(household.IsMonitored)), Or(cannotWork, NotOf(household.DevelopmentAidFeasible))));
        var (refused, watched) = (row.Flag(RuleCode.REFUSED_WITH_DIFFICULTY), row.Is(RuleCode.WATCH_LIST));
        row[RuleCode.CASE_CONFERENCE] = And(
            Or(Or(calls.Poor, row.Flag(RuleCode.NO_MEASURE_DELIVERED)), Or(refused, watched)),
            Or(Or(Not(watched), refused), And(calls.BelowLine, row[Derived.IsSpecialGroup])));
        row[RuleCode.GRAIN_AID] = row.Flag(RuleCode.FOOD_NOT_SECURED);
        row[RuleCode.SOCIAL_HELP] = And(
            Or(
                Or(row.Flag(RuleCode.CLOTHING_NOT_SECURED), row.Flag(RuleCode.SUDDEN_SHOCK)),
                Or(Or(refused, watched), Or(calls.Poor, calls.AtRisk))),
            Or(row.Flag(RuleCode.WEAK_COPING), refused));
        var keeps = Or(row.Is(RuleCode.UNSTABLE_LIFTED), row.Is(RuleCode.SUDDEN_SEVERE));
        row[RuleCode.KEEP_POLICY] = And(
            Or(keeps, Or(watched, Or(row.Is(RuleCode.RISK_ELIMINATED), row.Is(RuleCode.NONE)))), row[Derived.WasLifted]);
        HomeCare(household, And(needsCare, row[Derived.OnTekunAtHome]), row);
    }

    private static void SinglePerson(HouseholdFacts household, Truth uncovered, in Calls calls, HandRow row)
    {
        var called = Or(
            Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), calls.BelowLine), Or(calls.Disability, Or(calls.Bills, calls.Illness)));
        var undecided = (Truth)row.CategoryStates[CategoryRules.Indeterminate];
        called = Or(called, Or(undecided, Or(row.Is(RuleCode.WATCH_LIST), row.Is(RuleCode.NONE))));
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

    private static void Tekun(HouseholdFacts household, HandParameters parameters, Truth needsCare, HandRow row)
    {
        var gap = row.Flag(RuleCode.TEKUN_GAP);
        var moves = And(Or(gap, needsCare), Or(gap, row[Derived.OnTekunAtHome]));
        if (gap == Truth.NotMet && moves == Truth.NotMet)
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

        row.Propose(RuleCode.TEKUN_ENROL, And(gap, enrol.Any), enrol.Who, parameters.TekunScattered);
        row.Propose(RuleCode.TEKUN_CENTRALISED, And(moves, centralised.Any), centralised.Who, parameters.TekunCentralised);
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

        var lacksLiving = And(Not(row[Derived.OnDisabilityLiving]), Or(row[Derived.OnDibao], row[Derived.IsRegisteredPoor]));
        var subsidy = row[Derived.OnDibao] switch
        {
            Truth.Met => parameters.DisabilityLivingSubsidy,
            Truth.NotMet => parameters.DisabilityLivingSubsidyOutsideDibao,
            _ => null,
        };
        row.Propose(RuleCode.DIS_LIVING, And(called, And(lacksLiving, disabled.Any)), disabled.Who, subsidy);
        var amount = first.Any switch
        {
            Truth.Met => parameters.DisabilityNursingLevel1,
            Truth.NotMet => parameters.DisabilityNursingLevel2,
            _ => null,
        };
        var nursing = And(Not(row[Derived.OnDisabilityNursing]), nursed.Any);
        row.Propose(RuleCode.DIS_NURSING, And(called, nursing), nursed.Who, amount);
    }

    private static void HomeCare(HouseholdFacts household, Truth called, HandRow row)
    {
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
