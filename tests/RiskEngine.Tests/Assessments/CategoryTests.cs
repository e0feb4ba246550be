using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Facts;

namespace RiskEngine.Tests.Assessments;

internal sealed class CategoryTests
{
    private static readonly SmallSet TwoRows = SmallSet.Empty
        .Row("MARGINAL", "household.CreditGood == false")
        .Row("WATCH_LIST", "household.IndustryCondition == false");

    private static readonly CompiledRuleSet Monitored = SmallSet.Empty
        .Row("MARGINAL", "household.CreditGood == false")
        .Row("SUDDEN_SEVERE", "household.CreditGood == false && household.CreditGood == true")
        .Row("STAYS_MONITORED", "household.IsMonitored == true && household.IndustryCondition == true",
            "household.Monitoring.Category")
        .Row("WATCH_LIST", "household.CopingCapacity == \"NONE\"")
        .Measure("HELP", "true", ["SUDDEN_SEVERE"])
        .Measure("OTHER", "true", ["WATCH_LIST"])
        .Compile();

    [TestCase("false", "false", "MARGINAL", TestName = "The first met row is the category")]
    [TestCase("false", "null", "MARGINAL", TestName = "What is unknown below the deciding row is of no interest")]
    [TestCase("true", "false", "WATCH_LIST", TestName = "A row counts if all above it are not met")]
    [TestCase("true", "true", "NONE", TestName = "Otherwise there is none")]
    [TestCase("null", "false", "INDETERMINATE",
        TestName = "An unknown row reached first decides nothing, though one below is met")]
    [TestCase("null", "true", "INDETERMINATE", TestName = "An unknown row reached first decides nothing")]
    [TestCase("true", "null", "INDETERMINATE", TestName = "An unknown row reached later decides nothing")]
    public void The_rows_decide_from_the_top(string creditGood, string industryCondition, string category) =>
        Assert.That(
        TwoRows.Compile().Of($$"""{ "creditGood": {{creditGood}}, "industryCondition": {{industryCondition}} }""")
            .Category,
        Is.EqualTo(category));

    [Test]
    public void A_row_that_only_an_unset_parameter_leaves_open_is_passed_over()
    {
        var ruleSet = SmallSet.Empty.Parameter("Line", null)
            .Row("MARGINAL", "household.Income.Wage < parameters.Line")
            .Row("WATCH_LIST", "household.IndustryCondition == false")
            .Compile();

        Assert.That(ruleSet.Of("""{ "industryCondition": false }""").Category, Is.EqualTo("WATCH_LIST"));
        Assert.That(ruleSet.Of("{}").OutcomeOf("MARGINAL"), Is.EqualTo(RuleOutcome.UNKNOWN));
    }

    [Test]
    public void A_row_may_keep_the_category_of_the_monitoring() => Assert.That(
        Monitored.Of("""{ "monitoring": { "category": "SUDDEN_SEVERE" } }""").Category,
        Is.EqualTo("SUDDEN_SEVERE"));

    [Test]
    public void A_row_above_goes_before_the_category_of_the_monitoring() => Assert.That(
        Monitored.Of("""{ "creditGood": false, "monitoring": { "category": "SUDDEN_SEVERE" } }""").Category,
        Is.EqualTo("MARGINAL"));

    [Test]
    public void What_answers_a_category_that_an_open_row_would_keep_stays_open()
    {
        var assessment = Monitored.Of(
            """{ "industryCondition": null, "monitoring": { "category": "SUDDEN_SEVERE" } }""");

        Assert.That(assessment.Category, Is.EqualTo("INDETERMINATE"));
        Assert.That(assessment.OutcomeOf("HELP"), Is.EqualTo(RuleOutcome.UNKNOWN));
        Assert.That(assessment.OutcomeOf("OTHER"), Is.EqualTo(RuleOutcome.NOT_MET), "it could not become that");
    }

    [Test]
    public void Where_the_monitoring_is_unknown_any_of_its_categories_is_possible() =>
        Assert.That(Monitored.Of("""{ "monitoring": null }""").OutcomeOf("HELP"), Is.EqualTo(RuleOutcome.UNKNOWN));

    [Test]
    public void What_answers_a_category_below_a_met_row_is_not_open()
    {
        var ruleSet = TwoRows.Measure("HELP", "true", ["WATCH_LIST"]).Measure("STAND_BY", "true", ["INDETERMINATE"])
            .Compile();

        var open = ruleSet.Of("""{ "creditGood": null, "industryCondition": false }""");
        var decided = ruleSet.Of("""{ "creditGood": false, "industryCondition": null }""");

        Assert.That((open.OutcomeOf("HELP"), open.OutcomeOf("STAND_BY")),
            Is.EqualTo((RuleOutcome.UNKNOWN, RuleOutcome.MET)));
        Assert.That((decided.OutcomeOf("HELP"), decided.OutcomeOf("STAND_BY")),
            Is.EqualTo((RuleOutcome.NOT_MET, RuleOutcome.NOT_MET)));
    }

    [Test]
    public void A_derived_value_of_the_measures_reads_the_category_of_this_household_and_not_of_the_last()
    {
        var ruleSet = TwoRows.MeasureGlobal("isMarginal", "flags.MARGINAL == true")
            .Measure("HELP", "isMarginal == true", ["MARGINAL", "NONE"]).Compile();

        Assert.That(OneAfterTheOther(ruleSet, "HELP"),
            Is.EqualTo(new[] { RuleOutcome.MET, RuleOutcome.NOT_MET, RuleOutcome.MET }));
    }

    [Test]
    public void A_flag_after_the_categories_reads_the_category_of_this_household_and_not_of_the_last()
    {
        var ruleSet = TwoRows.LateFlag("IS_MARGINAL", "flags.MARGINAL == true").Compile();

        Assert.That(OneAfterTheOther(ruleSet, "IS_MARGINAL"),
            Is.EqualTo(new[] { RuleOutcome.MET, RuleOutcome.NOT_MET, RuleOutcome.MET }));
    }

    [Test]
    public void A_household_not_yet_lifted_meets_none_of_the_first_five_rows()
    {
        var assessment = NationalRules.Compiled.Of("""
            {
              "povertyHistory": "NOT_LIFTED", "income": { "wage": 0, "business": 0 },
              "living": { "foodSecured": false },
              "riskCauses": ["ILLNESS"], "expenses": { "otherRigid": 90000 }
            }
            """);

        Assert.That(assessment.Category, Is.EqualTo("WATCH_LIST"));
        Assert.That(assessment.OutcomeOf("INCOME_BELOW_POVERTY_LINE"), Is.EqualTo(RuleOutcome.MET));
    }

    private static List<RuleOutcome> OneAfterTheOther(CompiledRuleSet ruleSet, string code)
    {
        var row = ruleSet.NewAssessment();
        List<RuleOutcome> outcomes = [];
        foreach (var creditGood in (string[])["false", "true", "false"])
        {
            ruleSet.Assess(
                HouseholdFacts.From(AHousehold.With($$"""{ "creditGood": {{creditGood}} }"""), AHousehold.AsOf), row);
            outcomes.Add(row.OutcomeOf(code));
        }

        return outcomes;
    }
}
