using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Help that the household could have and has not.</summary>
internal static class ProtectionRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var needsFloor = And(
            row.Flag(RuleCode.NO_LABOUR_CAPACITY),
            Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), Of(household.IsMonitored)));
        row[Derived.NeedsFloor] = needsFloor;
        var aidCannotLift = And(
            NotOf(household.DevelopmentAidFeasible),
            Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), Of(household.IsMonitored)));
        row[Derived.AidCannotLift] = aidCannotLift;
        var assets = household.Assets;
        var isModest = And(
            And(NotOf(assets.Vehicle), NotOf(assets.CommercialHousing)), And(NotOf(assets.BusinessEntity), NotOf(assets.LargeDeposits)));
        row[Derived.AssetsWithinRules] = isModest;
        row[Derived.IsRegisteredPoor] = household.PovertyHistory is { } history
            ? Of(history is PovertyHistory.NOT_LIFTED or PovertyHistory.RETURNED)
            : Truth.Unknown;
        row[RuleCode.DIBAO_GAP] = And(
            Or(needsFloor, And(Or(row.Flag(RuleCode.INCOME_BELOW_DIBAO), aidCannotLift), isModest)),
            And(Not(row[Derived.OnDibao]), Not(row[Derived.OnTekun])));
        Tekun(household.Members, parameters, row);
        Disability(household.Members, row);
    }

    private static void Tekun(FactList<Member> members, HandParameters parameters, HandRow row)
    {
        var truth = And(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), Not(row[Derived.OnTekun]));
        if (truth == Truth.NotMet)
        {
            row[RuleCode.TEKUN_GAP] = truth;
            return;
        }

        var (any, who, bit) = (Truth.NotMet, 0UL, 1UL);
        foreach (var member in members.AsSpan())
        {
            var answer = NeedsTekun(member, parameters);
            any = Or(any, answer);
            who |= answer == Truth.Met ? bit : 0;
            bit <<= 1;
        }

        row.Flag(RuleCode.TEKUN_GAP, And(truth, any), who);
    }

    private static void Disability(FactList<Member> members, HandRow row)
    {
        var noNursing = Not(row[Derived.OnDisabilityNursing]);
        var noLiving = And(Or(row[Derived.OnDibao], row[Derived.IsRegisteredPoor]), Not(row[Derived.OnDisabilityLiving]));
        if (row[Derived.HasDisabledMember] == Truth.NotMet || (noNursing == Truth.NotMet && noLiving == Truth.NotMet))
        {
            // Nobody with a level at all, so nobody with a severe one either.
            row[RuleCode.DISABILITY_SUBSIDY_GAP] = Truth.NotMet;
            return;
        }

        var (anySevere, who, bit) = (Truth.NotMet, 0UL, 1UL);
        foreach (var member in members.AsSpan())
        {
            anySevere = Or(anySevere, And(IsSeverelyDisabled(member), NeedsCare(member)));
            who |= IsDisabled(member) == Truth.Met ? bit : 0;
            bit <<= 1;
        }

        var truth = Or(And(noNursing, anySevere), And(noLiving, row[Derived.HasDisabledMember]));
        row.Flag(RuleCode.DISABILITY_SUBSIDY_GAP, truth, who);
    }
}
