using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Help with school, and for children with disabilities.</summary>
internal static class SchoolMeasures
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var costs = row.Flag(RuleCode.EDUCATION_BURDEN);
        var children = Or(Or(calls.BelowLine, costs), Or(calls.Poor, calls.AtRisk));
        Aid(household, parameters, Or(row.Flag(RuleCode.EDUCATION_NOT_SECURED), costs), row);
        Boarders(household, children, row);
        var others = Or(row.Is(RuleCode.WATCH_LIST), Or(row.Is(RuleCode.RISK_ELIMINATED), row.Is(RuleCode.NONE)));
        Vocational(household, Or(children, others), row);
        var isDisabledPupilHelped = And(
            And(Or(calls.Disability, costs), row[Derived.HasDisabledMember]),
            Or(row[Derived.OnDibao], WasRegistered(household)));
        DisabledPupils(household, parameters, isDisabledPupilHelped, row);
        var rehabilitation = Or(
            Or(calls.Disability, row.Flag(RuleCode.DISABILITY_SUBSIDY_GAP)), Or(calls.BelowLine, calls.AtRisk));
        Rehabilitation(household, parameters, And(rehabilitation, row[Derived.HasDisabledMember]), row);
    }

    private static Truth WasRegistered(HouseholdFacts household) =>
        household.PovertyHistory is { } history ? Of(history != PovertyHistory.NEVER_REGISTERED) : Truth.Unknown;

    private static void Aid(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.EDU_AID] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var isOfAge = Between(member.Age, parameters.CompulsoryAgeFrom, parameters.CompulsoryAgeTo);
            tally.Add(Or(Of(member.IsInSchool), isOfAge));
        }

        row.Flag(RuleCode.EDU_AID, And(called, tally.Any), tally.Who);
    }

    private static void Boarders(HouseholdFacts household, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.EDU_BOARDING_ALLOWANCE] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var stage = member.SchoolStage is { } known ? Of(known is SchoolStage.PRIMARY or SchoolStage.JUNIOR) : Truth.Unknown;
            tally.Add(And(Of(member.IsBoarder), stage));
        }

        row.Flag(RuleCode.EDU_BOARDING_ALLOWANCE, And(called, tally.Any), tally.Who);
    }

    private static void Vocational(HouseholdFacts household, Truth called, HandRow row)
    {
        called = And(called, And(Not(row[Derived.OnYulu]), Or(WasRegistered(household), Of(household.IsMonitored))));
        if (called == Truth.NotMet)
        {
            row[RuleCode.EDU_YULU] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(member.SchoolStage is { } stage
                ? Of(stage is SchoolStage.VOCATIONAL_SECONDARY or SchoolStage.VOCATIONAL_TERTIARY or SchoolStage.TECHNICIAN)
                : Truth.Unknown);
        }

        row.Flag(RuleCode.EDU_YULU, And(called, tally.Any), tally.Who);
    }

    private static void DisabledPupils(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.DIS_EDU_AID] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(Of(member.IsInSchool));
        }

        row.Propose(RuleCode.DIS_EDU_AID, And(called, tally.Any), tally.Who, parameters.DisabilityEducationAid);
    }

    private static void Rehabilitation(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.DIS_CHILD_REHAB] = Truth.NotMet;
            return;
        }

        var (helped, palsied) = (new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var (disabled, group) = (IsDisabled(member), member.DiagnosisGroup);
            var type = member.DisabilityType is { } known
                ? Of(known is DisabilityType.VISUAL or DisabilityType.HEARING or DisabilityType.INTELLECTUAL or DisabilityType.LIMB)
                : Truth.Unknown;
            var autism = group is { } one ? Of(one == DiagnosisGroup.AUTISM) : Truth.Unknown;
            var palsy = And(
                Below(member.Age, parameters.CerebralPalsyChildAge),
                group is { } other ? Of(other == DiagnosisGroup.CEREBRAL_PALSY) : Truth.Unknown);
            var named = And(AtMost(member.Age, parameters.ChildRehabilitationAgeTo), Or(type, autism));
            helped.Add(And(disabled, Or(palsy, named)));
            palsied.Add(And(disabled, palsy));
        }

        var amount = palsied.Any switch
        {
            Truth.Met => parameters.ChildRehabilitationCerebralPalsy,
            Truth.NotMet => parameters.ChildRehabilitation,
            _ => null,
        };
        row.Propose(RuleCode.DIS_CHILD_REHAB, And(called, helped.Any), helped.Who, amount);
    }
}
