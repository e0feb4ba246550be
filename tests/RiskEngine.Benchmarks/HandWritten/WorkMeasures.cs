using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;
using static RiskEngine.Benchmarks.HandWritten.MemberQuestions;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Work, training, business and credit.</summary>
internal static class WorkMeasures
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var jobs = Or(calls.Idle, row.Flag(RuleCode.SHOCK_JOB_LOSS));
        var (unstable, industry) = (row.Flag(RuleCode.UNSTABLE_EMPLOYMENT), row.Flag(RuleCode.SHOCK_INDUSTRY));
        Placement(household, parameters, jobs, row);
        Training(household, parameters, Or(jobs, Or(unstable, industry)), row);
        PublicPosts(household, parameters, Or(jobs, calls.BelowLine), row);
        Pensions(household, parameters, Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), calls.BelowLine), row);
        var hasWorker = row[Derived.HasWorker];
        row[RuleCode.IND_SUPPORT] = And(
            Or(Or(industry, row.Flag(RuleCode.INCOME_DROP)), Or(calls.BelowLine, row.Flag(RuleCode.REFUSED_WITH_DIFFICULTY))),
            And(Of(household.IndustryCondition), hasWorker));
        row[RuleCode.IND_LINKAGE] = And(Or(industry, Or(calls.Poor, calls.AtRisk)), hasWorker);
        Microcredit(household, parameters, calls, row);
        DisabledWorkers(household, parameters, calls, unstable, row);
    }

    private static void Placement(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.EMP_PLACEMENT] = Truth.NotMet;
            row[RuleCode.EMP_LABOUR_EXPORT] = Truth.NotMet;
            return;
        }

        var (placed, exported) = (new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var isFree = And(IsOfWorkingAge(member, parameters), IsIdle(member));
            var isStrong = member.LabourCapability is { } capability
                ? Of(capability is LabourCapability.SKILLED or LabourCapability.ORDINARY)
                : Truth.Unknown;
            placed.Add(And(Of(member.CanWork), isFree));
            exported.Add(And(isStrong, isFree));
        }

        row.Flag(RuleCode.EMP_PLACEMENT, And(called, placed.Any), placed.Who);
        row.Flag(RuleCode.EMP_LABOUR_EXPORT, And(called, exported.Any), exported.Who);
    }

    private static void Training(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.TRAIN_SKILLS] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var isUnskilled = member.LabourCapability is { } capability
                ? Of(capability is LabourCapability.ORDINARY or LabourCapability.WEAK)
                : Truth.Unknown;
            tally.Add(And(isUnskilled, And(IsOfWorkingAge(member, parameters), NotOf(member.IsInSchool))));
        }

        row.Flag(RuleCode.TRAIN_SKILLS, And(called, tally.Any), tally.Who);
    }

    private static void PublicPosts(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.EMP_PUBLIC_POST] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var isWeak = member.LabourCapability is { } capability ? Of(capability == LabourCapability.WEAK) : Truth.Unknown;
            var isFree = And(IsOfWorkingAge(member, parameters), IsIdle(member));
            tally.Add(And(And(isWeak, isFree), NotOf(member.PublicPost)));
        }

        row.Flag(RuleCode.EMP_PUBLIC_POST, And(called, tally.Any), tally.Who);
    }

    private static void Pensions(HouseholdFacts household, HandParameters parameters, Truth called, HandRow row)
    {
        if (called == Truth.NotMet)
        {
            row[RuleCode.PENSION_CONTRIB] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            var hasNone = member.PensionInsurance is { } insurance ? Of(insurance == Insurance.NONE) : Truth.Unknown;
            tally.Add(And(And(hasNone, AtLeast(member.Age, parameters.PensionAgeFrom)), NotOf(member.IsInSchool)));
        }

        row.Propose(RuleCode.PENSION_CONTRIB, And(called, tally.Any), tally.Who, parameters.PensionContribution);
    }

    private static void Microcredit(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var called = And(
            And(Or(row.Flag(RuleCode.INCOME_BELOW_POVERTY_LINE), calls.AtRisk), Not(row[Derived.OnMicrocredit])),
            And(Of(household.IndustryCondition), Of(household.CreditGood)));
        if (called == Truth.NotMet)
        {
            row[RuleCode.FIN_MICROCREDIT] = Truth.NotMet;
            return;
        }

        var tally = new Tally();
        foreach (var member in household.Members.AsSpan())
        {
            tally.Add(And(Of(member.CanWork), Between(member.Age, parameters.MicrocreditAgeFrom, parameters.MicrocreditAgeTo)));
        }

        row.Flag(RuleCode.FIN_MICROCREDIT, And(called, tally.Any), tally.Who);
    }

    private static void DisabledWorkers(
        HouseholdFacts household, HandParameters parameters, in Calls calls, Truth unstable, HandRow row)
    {
        var called = Or(Or(calls.Idle, calls.Disability), calls.BelowLine);
        var training = And(Or(called, unstable), row[Derived.HasDisabledMember]);
        var production = And(called, And(row[Derived.HasDisabledMember], row[Derived.HasWorker]));
        if (training == Truth.NotMet && production == Truth.NotMet)
        {
            row[RuleCode.DIS_TRAINING] = Truth.NotMet;
            row[RuleCode.DIS_PRODUCTION] = Truth.NotMet;
            return;
        }

        var (trained, workers) = (new Tally(), new Tally());
        foreach (var member in household.Members.AsSpan())
        {
            var isWorker = IsWorker(member, parameters);
            workers.Add(isWorker);
            trained.Add(Of(member.TrainingCompleted));
        }

        row.Propose(RuleCode.DIS_TRAINING, And(training, trained.Any), trained.Who, parameters.DisabilityTraining);
        row.Propose(RuleCode.DIS_PRODUCTION, production, workers.Who, parameters.DisabilityProduction);
    }
}
