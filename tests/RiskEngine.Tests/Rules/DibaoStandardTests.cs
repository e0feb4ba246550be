using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// Nobody found a dibao standard for 2020, nor the months of the gradual exit, so no case can show their rules; here
/// they meet values that were made up.
/// </summary>
internal sealed class DibaoStandardTests
{
    private static readonly CompiledRuleSet Compiled = NationalRules.With(
        NationalRules.Compiled.RuleSet, ("DibaoStandard", 5_000m), ("DibaoGradualExitMonths", 6));

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

    [TestCase("2020-01-01", "MET", TestName = "Income has been above the standard for less than six months")]
    [TestCase("2019-12-30", "NOT_MET", TestName = "Six months are over")]
    [TestCase(null, "UNKNOWN", TestName = "Nobody said since when")]
    public void Gradual_exit(string? since, string expected)
    {
        var day = since is null ? "null" : $"\"{since}\"";
        var household = AHousehold.With($$"""
            {
              "enrolments": [{ "programme": "DIBAO_ENROL", "from": "2019-01-01" }], "incomeAboveDibaoSince": {{day}}
            }
            """);

        var outcome = Compiled.Assess(household, AHousehold.AsOf).OutcomeOf("DIBAO_GRADUAL_EXIT");

        Assert.That(outcome.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void A_household_below_the_standard_with_a_car_has_no_claim()
    {
        var household = AHousehold.With("""
            {
              "income": { "wage": 0, "business": 0, "property": 0, "transfer": 0, "productionCost": 0 },
              "assets": { "vehicle": true }
            }
            """);

        var assessment = Compiled.Assess(household, AHousehold.AsOf);

        Assert.That(assessment.OutcomeOf("INCOME_BELOW_DIBAO").ToString(), Is.EqualTo("MET"));
        Assert.That(assessment.OutcomeOf("DIBAO_GAP").ToString(), Is.EqualTo("NOT_MET"));
    }
}
