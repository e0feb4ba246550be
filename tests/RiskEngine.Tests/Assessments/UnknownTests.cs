using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// Unknown is an outcome of its own wherever outcomes travel: through derived values, flags, categories and measures.
/// </summary>
internal sealed class UnknownTests
{
    private static readonly CompiledRuleSet Chain = SmallSet.Empty
        .Global("net", "household.Income.Wage + household.Income.Business")
        .Global("perHead", "net / household.Size")
        .Flag("LOW", "perHead < 1000")
        .Flag("LOW_AGAIN", "flags.LOW == true")
        .Flag("NOT_LOW", "flags.LOW == false")
        .Flag("LOW_AND_WEAK", "flags.LOW == true && household.CopingCapacity == \"WEAK\"")
        .Flag("LOW_OR_STRONG", "flags.LOW == true || household.CopingCapacity == \"ADEQUATE\"")
        .Flag("HAS_INCOME", "household.Income.Wage != null", points: 0)
        .Row("MARGINAL", "flags.LOW_AGAIN == true")
        .Measure("HELP", "true", ["LOW"])
        .Measure("CLOSED", "household.CreditGood == false", ["LOW"])
        .Step("ASK", "true", ["INDETERMINATE"])
        .Compile();

    [TestCase("LOW", "UNKNOWN")]
    [TestCase("LOW_AGAIN", "UNKNOWN")]
    [TestCase("NOT_LOW", "UNKNOWN", Description = "not known to be low is not known not to be")]
    [TestCase("LOW_AND_WEAK", "NOT_MET", Description = "false and unknown is false")]
    [TestCase("LOW_OR_STRONG", "MET", Description = "true or unknown is true")]
    [TestCase("HAS_INCOME", "NOT_MET", Description = "whether a fact is there is always known")]
    [TestCase("MARGINAL", "UNKNOWN")]
    [TestCase("HELP", "UNKNOWN")]
    [TestCase("CLOSED", "NOT_MET", Description = "its own condition does not hold, whatever calls for it")]
    [TestCase("ASK", "MET")]
    public void Without_the_wage(string code, string outcome) =>
        Assert.That(Chain.Of("""{ "income": { "wage": null } }""").OutcomeOf(code).ToString(), Is.EqualTo(outcome));

    [TestCase("!low")]
    [TestCase("(low ? 1 : 2) == 1")]
    public void A_derived_condition_cannot_hide_an_unknown_where_points_are_given(string expression) => Assert.That(
        () => SmallSet.Empty.Global("low", "household.Income.Wage < 1000").Flag("LOW", expression).Compile(),
        Throws.InvalidOperationException.With.Message.Contains("RE2060"));

    [Test]
    public void A_division_by_zero_is_unknown_and_asks_for_nothing()
    {
        var ruleSet = SmallSet.Empty
            .Global("ratio", "household.Income.Wage / household.Income.PreviousNetIncome")
            .Flag("DROP", "ratio < 0.7m")
            .Compile();

        var assessment = ruleSet.Of("""{ "income": { "previousNetIncome": 0 } }""");

        Assert.That(assessment.OutcomeOf("DROP"), Is.EqualTo(RuleOutcome.UNKNOWN));
        Assert.That(assessment.FindDataGaps(), Is.Empty, "every answer is there");
    }

    [Test]
    public void A_number_too_large_is_unknown_and_no_fault()
    {
        var ruleSet = SmallSet.Empty
            .Global("square", "household.Income.Wage * household.Income.Wage * household.Income.Wage")
            .Flag("HUGE", "square > 1")
            .Compile();

        var assessment = ruleSet.Of("""{ "income": { "wage": 999999999999.99 } }""");

        Assert.That(assessment.OutcomeOf("HUGE"), Is.EqualTo(RuleOutcome.UNKNOWN));
    }

    [Test]
    public void A_margin_too_large_to_say_is_no_fault_either()
    {
        var ruleSet = SmallSet.Empty
            .Global("far", "household.Income.Business * 75000000000000000m")
            .Flag("FAR", "far < 0 - far")
            .Compile();

        var assessment = ruleSet.Of("""{ "income": { "business": -999999999999 } }""");

        Assert.That(assessment.OutcomeOf("FAR"), Is.EqualTo(RuleOutcome.MET));
        Assert.That(() => Written.Text(assessment, Explain.Full), Throws.Nothing);
    }

    [TestCase(
        """{ "income": { "wage": 999999999999.99, "business": 999999999999, "previousNetIncome": -99999999999 } }""")]
    [TestCase(
        """{ "income": { "wage": 0, "business": -999999999999.99, "previousNetIncome": 0.01 }, "householdSize": 9999 }""")]
    [TestCase(
        """{ "expenses": { "medicalOutOfPocket": 999999999999.99 }, "income": { "previousNetIncome": 0 } }""")]
    [TestCase(
        """{ "snapshotDate": "0001-01-01", "clues": [{ "receivedOn": "9999-12-31" }], "events": [{}] }""")]
    public void The_national_rules_bear_every_household_that_reads(string household) =>
        Assert.That(() => NationalRules.Compiled.Text(household, Explain.Full), Throws.Nothing);
}
