using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

internal sealed class ScoreTests
{
    private static readonly SmallSet Two = SmallSet.Empty
        .Flag("LOW", "household.Income.Wage < 1000", points: 30)
        .Flag("WEAK", "household.CopingCapacity == \"WEAK\"", points: 5);

    [TestCase("{}", 0, 0, "LOW", TestName = "Nothing met gives nothing")]
    [TestCase("""{ "income": { "wage": 1 } }""", 30, 30, "MEDIUM", TestName = "A met flag gives its points")]
    [TestCase("""{ "income": { "wage": 1 }, "copingCapacity": "WEAK" }""", 35, 35, "MEDIUM",
        TestName = "Points add up")]
    [TestCase("""{ "income": null }""", 0, 30, "LOW", TestName = "An unknown flag only raises the upper end")]
    [TestCase("""{ "income": { "wage": 1 }, "copingCapacity": null }""", 30, 35, "MEDIUM",
        TestName = "The level is that of the score, not of what it could be")]
    public void Score(string household, int score, int highest, string level)
    {
        var assessment = Two.Compile().Of(household);

        Assert.That((assessment.Score, assessment.HighestScore, assessment.Level.ToString()),
            Is.EqualTo((score, highest, level)));
    }

    [Test]
    public void Both_ends_stop_at_100()
    {
        var ruleSet = Two.Flag("A", "household.CreditGood == true", points: 60)
            .Flag("B", "household.CreditGood == true", points: 60)
            .Flag("C", "household.IndustryCondition == true", points: 50).Compile();

        var assessment = ruleSet.Of("""{ "industryCondition": null }""");

        Assert.That((assessment.Score, assessment.HighestScore, assessment.Level.ToString()),
            Is.EqualTo((100, 100, "HIGH")));
    }

    [TestCase(29, "LOW")]
    [TestCase(30, "MEDIUM")]
    [TestCase(59, "MEDIUM")]
    [TestCase(60, "HIGH")]
    public void A_band_begins_with_its_first_score(int points, string level) => Assert.That(
        SmallSet.Empty.Flag("ALL", "household.CreditGood == true", points).Compile().Of("{}").Level.ToString(),
        Is.EqualTo(level));

    [Test]
    public void An_unset_parameter_leaves_its_flag_unknown_and_the_range_alone()
    {
        var ruleSet = SmallSet.Empty.Parameter("Line", null)
            .Flag("LOW", "household.Income.Wage < parameters.Line", points: 30).Compile();

        var assessment = ruleSet.Of("{}");

        Assert.That(assessment.OutcomeOf("LOW"), Is.EqualTo(RuleOutcome.UNKNOWN));
        Assert.That((assessment.Score, assessment.HighestScore, assessment.FindDataGaps().Count),
            Is.EqualTo((0, 0, 0)));
    }

    [Test]
    public void An_unset_parameter_beside_a_missing_fact_leaves_the_range_alone_too()
    {
        var ruleSet = SmallSet.Empty.Parameter("Line", null)
            .Flag("LOW", "household.Income.Wage < parameters.Line", points: 30).Compile();

        var assessment = ruleSet.Of("""{ "income": null }""");

        Assert.That((assessment.HighestScore, assessment.FindDataGaps().Count), Is.EqualTo((0, 0)),
            "no fact could decide it");
    }

    [Test]
    public void A_flag_that_a_fact_could_still_meet_counts_although_one_side_is_unset()
    {
        var ruleSet = SmallSet.Empty.Parameter("Line", null)
            .Flag("LOW", "household.Income.Wage < parameters.Line || household.CreditGood == false", points: 30)
                .Compile();

        var assessment = ruleSet.Of("""{ "creditGood": null }""");

        Assert.That((assessment.Score, assessment.HighestScore), Is.EqualTo((0, 30)));
        Assert.That(assessment.FindDataGaps().Single().Pointer, Is.EqualTo("/creditGood"));
    }

    [Test]
    public void What_only_an_unset_parameter_leaves_open_has_no_effect_on_what_reads_it()
    {
        var ruleSet = SmallSet.Empty.Parameter("Line", null)
            .Flag("LOW", "household.Income.Wage < parameters.Line", points: 30)
            .Flag("EITHER", "flags.LOW == true || household.CreditGood == false", points: 5)
            .Row("MARGINAL", "flags.LOW == true")
            .Measure("HELP", "true", ["LOW"])
            .Compile();

        var assessment = ruleSet.Of("{}");

        Assert.That((assessment.Category, assessment.HighestScore, assessment.FindDataGaps().Count),
            Is.EqualTo(("NONE", 0, 0)));
    }
}
