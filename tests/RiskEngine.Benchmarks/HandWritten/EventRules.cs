using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>What struck the household, and whether it copes: one look at each event.</summary>
internal static class EventRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var absent = household.Events is null ? Truth.Unknown : Truth.NotMet;
        var (illness, disaster, accident, industry, job, epidemic) = (absent, absent, absent, absent, absent, absent);
        decimal? loss = household.Events is null ? null : 0;
        foreach (var reported in household.Events is { } events ? events.AsSpan() : default)
        {
            loss += reported.OpenIncomeLoss;
            var isOpen = And(NotOf(reported.Resolved), Below(reported.MonthsAgo, parameters.ShockWindowMonths));
            switch (reported.Type)
            {
                case EventType.ILLNESS or EventType.DISABILITY:
                    illness = Or(illness, isOpen);
                    break;
                case EventType.NATURAL_DISASTER or EventType.HOUSE_DAMAGE:
                    disaster = Or(disaster, isOpen);
                    break;
                case EventType.ACCIDENT:
                    accident = Or(accident, isOpen);
                    break;
                case EventType.INDUSTRY_FAILURE or EventType.PRICE_SLUMP:
                    industry = Or(industry, isOpen);
                    break;
                case EventType.JOB_LOSS:
                    job = Or(job, isOpen);
                    break;
                case EventType.EPIDEMIC:
                    epidemic = Or(epidemic, isOpen);
                    break;
                case null:
                    var could = And(isOpen, Truth.Unknown);
                    (illness, disaster, accident) = (Or(illness, could), Or(disaster, could), Or(accident, could));
                    (industry, job, epidemic) = (Or(industry, could), Or(job, could), Or(epidemic, could));
                    break;
            }
        }

        row[RuleCode.SHOCK_ILLNESS] = illness;
        row[RuleCode.SHOCK_DISASTER] = disaster;
        row[RuleCode.SHOCK_ACCIDENT] = accident;
        row[RuleCode.SHOCK_INDUSTRY] = industry;
        row[RuleCode.SHOCK_JOB_LOSS] = job;
        row[RuleCode.SHOCK_EPIDEMIC] = epidemic;
        row[RuleCode.WEAK_COPING] = household.CopingCapacity is { } coping
            ? Of(coping is CopingCapacity.WEAK or CopingCapacity.NONE)
            : Truth.Unknown;
        row.Derive(Derived.OpenIncomeLoss, loss);
        row[RuleCode.SUDDEN_SHOCK] = And(And(AnyShock(row), row[RuleCode.WEAK_COPING]), Remaining(household, loss, row));
    }

    private static Truth AnyShock(HandRow row)
    {
        var truth = Truth.NotMet;
        for (var rule = RuleCode.SHOCK_ILLNESS; rule <= RuleCode.SHOCK_EPIDEMIC; rule++)
        {
            truth = Or(truth, row.Flag(rule));
        }

        return truth;
    }

    private static Truth Remaining(HouseholdFacts household, in decimal? loss, HandRow row)
    {
        decimal? remaining = null;
        if (row.DerivedStates[(int)Derived.NetIncome] == 0 && row.DerivedStates[(int)Derived.RigidExpenditure] == 0
            && household.Income.Claims is { } claims && loss is { } lost && household.Size != 0)
        {
            var net = row.DerivedNumbers[(int)Derived.NetIncome];
            remaining = (net + claims - row.DerivedNumbers[(int)Derived.RigidExpenditure] - lost) / household.Size;
        }

        row.Derive(Derived.RemainingPerCapita, remaining);
        decimal? line = row.DerivedStates[(int)Derived.MonitoringLine] == 0 ? row.DerivedNumbers[(int)Derived.MonitoringLine] : null;
        return Below(remaining, line);
    }
}
