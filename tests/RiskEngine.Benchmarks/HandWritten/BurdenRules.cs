using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Bills that weigh on the household, and clues and help that came late or not at all.</summary>
internal static class BurdenRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var history = household.PovertyHistory;
        var wasLifted = history is { } known ? Of(known is PovertyHistory.LIFTED or PovertyHistory.RETURNED) : Truth.Unknown;
        row[Derived.WasLifted] = wasLifted;
        row[Derived.NeverRegistered] = history is { } past ? Of(past == PovertyHistory.NEVER_REGISTERED) : Truth.Unknown;

        var bills = household.Expenses.MedicalOutOfPocket;
        row[RuleCode.ILLNESS_BURDEN] = Or(
            AtLeast(bills, parameters.IllnessBurdenOthers),
            And(AtLeast(bills, parameters.IllnessBurdenLifted), Or(wasLifted, Of(household.IsMonitored))));

        var school = household.Expenses.EducationOutOfPocket;
        var truth = Above(school, parameters.EducationBurden);
        row[RuleCode.EDUCATION_BURDEN] = truth;
        if (truth == Truth.Met)
        {
            row.Margins[(int)RuleCode.EDUCATION_BURDEN] = parameters.EducationBurden.GetValueOrDefault() - school.GetValueOrDefault();
        }

        Clues(household, parameters, row);
        row[RuleCode.NO_MEASURE_DELIVERED] = And(
            Of(household.IsMonitored),
            And(
                AtLeast(household.Monitoring.MonthsSinceIdentified, parameters.FirstMeasureMonths),
                household.Monitoring.DeliveredMeasureCount is { } delivered ? Of(delivered == 0) : Truth.Unknown));
    }

    private static void Clues(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var (open, overdue) = household.Clues is null ? (Truth.Unknown, Truth.Unknown) : (Truth.NotMet, Truth.NotMet);
        foreach (var clue in household.Clues is { } clues ? clues.AsSpan() : default)
        {
            if (!clue.IsVerified)
            {
                open = Truth.Met;
                overdue = Or(overdue, Above(clue.DaysSinceReceived, parameters.IdentificationDays));
            }
        }

        row[RuleCode.CLUE_UNVERIFIED] = open;
        row[RuleCode.CLUE_OVERDUE] = overdue;
    }
}
