using NodaTime;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>
/// The rules of <c>national/2020.1</c> as a C# programmer would write them for this one set: what the compiled plan is measured by.
/// </summary>
internal sealed class HandWrittenRules
{
    private readonly RuleSet ruleSet;
    private readonly byte[] points = new byte[RuleCode.RETURNED_TO_POVERTY - RuleCode.INCOME_BELOW_POVERTY_LINE];
    private readonly Dictionary<LocalDate, HandParameters> parametersByDay = [];
    private HandParameters? lastParameters;
    private LocalDate lastDay;

    public HandWrittenRules(RuleSet ruleSet)
    {
        this.ruleSet = ruleSet;
        foreach (var rule in ruleSet.Domains.SelectMany(domain => domain.Rules).Where(rule => rule.Points > 0))
        {
            points[(int)Enum.Parse<RuleCode>(rule.Code)] = (byte)rule.Points;
        }
    }

    public void Assess(HouseholdFacts household, HandRow row)
    {
        var parameters = ParametersOn(household.AsOf);
        row.Household = household.Snapshot;
        row.AsOf = household.AsOf;
        row.Facts = household;
        row.Parameters = parameters;
        IncomeRules.Apply(household, parameters, row);
        LivingRules.Apply(household, parameters, row);
        EventRules.Apply(household, parameters, row);
        EnrolmentRules.Apply(household, row);
        MemberRules.Apply(household, parameters, row);
        BurdenRules.Apply(household, parameters, row);
        ProtectionRules.Apply(household, parameters, row);
        DataRules.Apply(household, parameters, row);
        CategoryRules.Apply(household, parameters, row);
        row[RuleCode.HOUSING_RENOVATION] = row.Flag(RuleCode.HOUSING_NOT_SECURED);
        row[RuleCode.WATER_FIX] = row.Flag(RuleCode.WATER_NOT_SECURED);
        var calls = new Calls(row);
        WelfareMeasures.Apply(household, parameters, calls, row);
        HealthMeasures.Apply(household, parameters, calls, row);
        SchoolMeasures.Apply(household, parameters, calls, row);
        WorkMeasures.Apply(household, parameters, calls, row);
        NextSteps.Apply(household, parameters, calls, row);
        Score(row);
    }

    private HandParameters ParametersOn(LocalDate day)
    {
        if (lastParameters is not null && lastDay == day)
        {
            return lastParameters;
        }

        if (!parametersByDay.TryGetValue(day, out var parameters))
        {
            parametersByDay[day] = parameters = HandParameters.On(ruleSet, day);
        }

        (lastParameters, lastDay) = (parameters, day);
        return parameters;
    }

    private void Score(HandRow row)
    {
        var (score, highest) = (0, 0);
        var outcomes = row.Outcomes;
        for (var rule = 0; rule < points.Length; rule++)
        {
            if (outcomes[rule] >= (byte)Truth.Unknown)
            {
                highest += points[rule];
                score += outcomes[rule] == (byte)Truth.Met ? points[rule] : 0;
            }
        }

        row.Score = Math.Min(100, score);
        row.HighestScore = Math.Min(100, highest);
    }
}
