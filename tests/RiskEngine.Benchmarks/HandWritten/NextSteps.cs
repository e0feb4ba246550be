using RiskEngine.Facts;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>What the office does next, and by when.</summary>
internal static class NextSteps
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, in Calls calls, HandRow row)
    {
        var called = Or(calls.Poor, calls.AtRisk);
        var identify = household.IsMonitored == true ? Truth.NotMet : called;
        row[RuleCode.VERIFY_HOUSEHOLD] = identify;
        row[RuleCode.VILLAGE_PUBLICITY] = identify;
        row[RuleCode.TOWNSHIP_REVIEW] = identify;
        row[RuleCode.COUNTY_DECISION] = identify;
        row[RuleCode.REGISTER] = identify;
        if (identify == Truth.Met)
        {
            row.HasDue[(int)RuleCode.REGISTER] = parameters.IdentificationDays.HasValue;
            row.DueInDays[(int)RuleCode.REGISTER] =
                parameters.IdentificationDays.GetValueOrDefault() - (household.DaysSinceEarliestClue ?? 0);
        }

        row[RuleCode.REVIEW_ELIMINATION] = row.Flag(RuleCode.ELIMINATION_READY);
        row[RuleCode.COLLECT_FACTS] = (Truth)row.CategoryStates[CategoryRules.Indeterminate];
    }
}
