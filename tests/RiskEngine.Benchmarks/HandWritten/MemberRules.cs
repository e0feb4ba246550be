using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Everything that is asked of the members of every household: one look at each member.</summary>
internal static class MemberRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var (outOfSchool, uninsured, severe, cannotWork) = (Truth.NotMet, Truth.NotMet, Truth.NotMet, Truth.Met);
        var (idle, unstable, gap, leftBehind) = (Truth.NotMet, Truth.NotMet, Truth.NotMet, Truth.NotMet);
        var (orphan, anyWorker, anyDisabled, openWorker) = (Truth.NotMet, Truth.NotMet, Truth.NotMet, Truth.NotMet);
        var (outOfSchoolWho, uninsuredWho, severeWho, idleWho) = (0UL, 0UL, 0UL, 0UL);
        var (unstableWho, gapWho, leftBehindWho, orphanWho) = (0UL, 0UL, 0UL, 0UL);
        var (uncovered, unaided, unsupplemented, ill) = (Truth.NotMet, Truth.NotMet, Truth.NotMet, Truth.NotMet);
        var workers = 0;
        var bit = 1UL;
        foreach (var member in household.Members.AsSpan())
        {
            Ask(IsOutOfSchool(member, parameters), bit, ref outOfSchool, ref outOfSchoolWho);
            Ask(IsUninsured(member), bit, ref uninsured, ref uninsuredWho);
            Ask(IsSeverelyDisabled(member), bit, ref severe, ref severeWho);
            Ask(LacksIllnessInsurance(member), bit, ref gap, ref gapWho);
            var isIll = Of(member.SeriousIllness);
            ill = Or(ill, isIll);
            uncovered = Or(uncovered, And(isIll, IsUninsured(member)));
            unaided = Or(unaided, And(isIll, NotOf(member.MedicalAssistance)));
            unsupplemented = Or(unsupplemented, And(isIll, NotOf(member.CommercialSupplement)));
            Ask(Of(member.LeftBehind), bit, ref leftBehind, ref leftBehindWho);
            Ask(IsOrphan(member), bit, ref orphan, ref orphanWho);
            Ask(And(Of(member.Employed), Below(member.MonthsWorked, parameters.StableEmploymentMonths)), bit, ref unstable, ref unstableWho);
            anyDisabled = Or(anyDisabled, IsDisabled(member));
            cannotWork = And(cannotWork, CannotWork(member));
            var worker = IsWorker(member, parameters);
            anyWorker = Or(anyWorker, worker);
            if (worker == Truth.Met)
            {
                workers++;
            }
            else if (worker != Truth.NotMet)
            {
                // Unset outweighs missing where workers are counted.
                openWorker = openWorker == Truth.Unset ? openWorker : worker;
            }

            Ask(And(worker, IsIdle(member)), bit, ref idle, ref idleWho);
            bit <<= 1;
        }

        row.Flag(RuleCode.EDUCATION_NOT_SECURED, outOfSchool, outOfSchoolWho);
        row.Flag(RuleCode.MEDICAL_NOT_SECURED, uninsured, uninsuredWho);
        row.Flag(RuleCode.DISABILITY_BURDEN, severe, severeWho);
        row[RuleCode.NO_LABOUR_CAPACITY] = cannotWork;
        row.Flag(RuleCode.UNEMPLOYED_LABOUR, idle, idleWho);
        row.Flag(RuleCode.UNSTABLE_EMPLOYMENT, unstable, unstableWho);
        row.Flag(RuleCode.INSURANCE_GAP, gap, gapWho);
        row.Flag(RuleCode.LEFT_BEHIND, leftBehind, leftBehindWho);
        row.Flag(RuleCode.CHILD_PROTECTION_GAP, And(Not(row[Derived.OnOrphanAllowance]), orphan), orphanWho);
        row[Derived.HasWorker] = anyWorker;
        row[Derived.HasDisabledMember] = anyDisabled;
        row[Derived.LacksBasicInsurance] = uncovered;
        row[Derived.LacksMedicalAssistance] = unaided;
        row[Derived.LacksCommercialSupplement] = unsupplemented;
        var isNew = household.PovertyHistory is { } history ? Of(history == PovertyHistory.NEVER_REGISTERED) : Truth.Unknown;
        row[Derived.IsSpecialGroup] = And(isNew, Or(Or(row[Derived.OnDibao], row[Derived.OnTekun]), ill));
        LabourShortage(workers, openWorker, household.MemberCount, parameters, row);
    }

    private static void Ask(Truth answer, ulong bit, ref Truth any, ref ulong who)
    {
        any = Or(any, answer);
        if (answer == Truth.Met)
        {
            who |= bit;
        }
    }

    private static void LabourShortage(int workers, Truth open, int members, HandParameters parameters, HandRow row)
    {
        var truth = parameters.MembersPerWorker is not { } perWorker || open == Truth.Unset ? Truth.Unset
            : open != Truth.NotMet ? Truth.Unknown
            : Of(workers * perWorker < members);
        truth = And(truth, Not(row.Flag(RuleCode.NO_LABOUR_CAPACITY)));
        row[RuleCode.LABOUR_SHORTAGE] = truth;
        if (truth == Truth.Met)
        {
            row.Margins[(int)RuleCode.LABOUR_SHORTAGE] = (workers * parameters.MembersPerWorker.GetValueOrDefault()) - members;
        }
    }
}
