using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// Nobody found a dibao standard for 2020, so no case can show its rules; here they meet one that was made up.
/// </summary>
internal sealed class DibaoStandardTests
{
    private static readonly CompiledRuleSet Compiled = NationalRules.Compile(WithStandard(5_000));

    // Three people: 15,000 a head and year before and 800 of costs deducted.
    [TestCase("14999.99", "MET", TestName = "A fen a year below the standard is below it")]
    [TestCase("15000", "NOT_MET", TestName = "Exactly on the standard is not")]
    public void Income_below_dibao(string afterCosts, string expected)
    {
        var household = AHousehold.With($$"""
            {
              "income": { "wage": {{afterCosts}}, "business": 0, "property": 0, "transfer": 800, "productionCost": 0 },
              "expenses": { "necessaryEmploymentCost": 800 }
            }
            """);

        var assessment = Compiled.Assess(household, AHousehold.AsOf);

        Assert.That(assessment.OutcomeOf("INCOME_BELOW_DIBAO").ToString(), Is.EqualTo(expected));
        Assert.That(assessment.OutcomeOf("DIBAO_GAP").ToString(), Is.EqualTo(expected));
        Assert.That(assessment.OutcomeOf("DIBAO_ENROL").ToString(), Is.EqualTo(expected));
    }

    private static RuleSet WithStandard(decimal standard)
    {
        var ruleSet = NationalRules.Compiled.RuleSet;
        return ruleSet with
        {
            Parameters =
            [
                .. ruleSet.Parameters.Select(parameter => parameter.Name == "DibaoStandard"
                    ? parameter with { Values = [.. parameter.Values.Select(value => value with { Value = standard })] }
                    : parameter),
            ],
        };
    }
}
