using NUnit.Framework;

namespace RiskEngine.Tests.Assessments;

/// <summary>A data gap is a question worth asking: its answer could change a flag, a category or a measure.</summary>
internal sealed class DataGapTests
{
    private static readonly SmallSet Water = SmallSet.Empty
        .Flag("DRY", "household.Living.Water.Piped == false && household.Living.Water.TripMinutes > 20");

    [TestCase("""{ "living": null }""", "/living", TestName = "The shallowest absent place is named: the whole part")]
    [TestCase("""{ "living": { "water": null } }""", "/living/water",
        TestName = "The shallowest absent place is named: a part of a part")]
    [TestCase("""{ "living": { "water": { "piped": null, "tripMinutes": 30 } } }""", "/living/water/piped",
        TestName = "The shallowest absent place is named: one answer")]
    [TestCase("""{ "living": { "water": { "piped": null, "tripMinutes": null } } }""",
        "/living/water/piped /living/water/tripMinutes",
        TestName = "Both sides of an open and are asked for")]
    [TestCase("""{ "living": { "water": { "piped": true, "tripMinutes": null } } }""", "",
        TestName = "A decided and hides its other side")]
    [TestCase("{}", "", TestName = "Nothing missing, nothing asked")]
    public void Pointers(string household, string pointers) =>
        Assert.That(Gaps(Water, household), Is.EqualTo(pointers));

    [TestCase("""{ "creditGood": true, "industryCondition": null }""", "",
        TestName = "A decided or hides its other side")]
    [TestCase("""{ "creditGood": false, "industryCondition": null }""", "/industryCondition",
        TestName = "An open or asks only for what is open")]
    [TestCase("""{ "creditGood": null, "industryCondition": null }""", "/creditGood /industryCondition",
        TestName = "Both sides of an open or are asked for")]
    public void Or(string household, string pointers) => Assert.That(
        Gaps(SmallSet.Empty.Flag("A", "household.CreditGood == true || household.IndustryCondition == true"),
            household), Is.EqualTo(pointers));

    [Test]
    public void A_gap_names_everything_that_it_leaves_open_in_rule_order()
    {
        var ruleSet = SmallSet.Empty.Flag("A", "household.CreditGood == true").Flag("B", "flags.A == true")
            .Flag("SURE", "household.Size > 0")
            .Row("MARGINAL", "flags.B == true").Measure("HELP", "true", ["A"]).Step("GO", "true", ["A"]).Compile();

        var gap = ruleSet.Of("""{ "creditGood": null }""").FindDataGaps().Single();

        Assert.That(gap.CouldChange, Is.EqualTo(new[] { "A", "B", "MARGINAL", "HELP" }), "steps follow from the rest");
    }

    [Test]
    public void A_gap_is_found_behind_derived_values()
    {
        var ruleSet = SmallSet.Empty.Global("net", "household.Income.Wage + household.Income.Business")
            .Global("perHead", "net / household.Size")
            .Flag("LOW", "perHead < 1000");

        Assert.That(Gaps(ruleSet, """{ "income": { "wage": null, "transfer": null } }"""), Is.EqualTo("/income/wage"));
    }

    [TestCase("household.CreditGood == true", "on == true", "/creditGood",
        TestName = "A gap is found behind a derived condition")]
    [TestCase("household.CreditGood == true", "on == false", "/creditGood",
        TestName = "A gap is found behind the opposite of a derived condition")]
    [TestCase("household.Events.Any(e => e.Resolved == false)", "on == true", "/events",
        TestName = "A gap is found behind a question about a list")]
    [TestCase("household.Events.Count(e => e.Resolved == false)", "on > 0", "/events",
        TestName = "A gap is found behind a count")]
    public void Derived(string derived, string expression, string pointer) => Assert.That(
        Gaps(SmallSet.Empty.Global("on", derived).Flag("A", expression), """{ "creditGood": null, "events": null }"""),
            Is.EqualTo(pointer));

    [Test]
    public void A_gap_of_an_element_names_the_element() => Assert.That(
        Gaps(SmallSet.Empty.Flag("ILL", "household.Members.Any(m => m.SeriousIllness == true)"), """
            { "members": [{ "memberId": "a", "seriousIllness": false }, { "memberId": "b" }, { "memberId": "c" }] }
            """),
        Is.EqualTo("/members/1/seriousIllness /members/2/seriousIllness"));

    [Test]
    public void An_element_that_decides_hides_the_others() => Assert.That(
        Gaps(SmallSet.Empty.Flag("ILL", "household.Members.Any(m => m.SeriousIllness == true)"), """
            { "members": [{ "memberId": "a", "seriousIllness": true }, { "memberId": "b" }] }
            """),
        Is.Empty);

    [Test]
    public void An_element_that_is_excluded_is_not_asked_about() => Assert.That(
        Gaps(SmallSet.Empty.Flag("ILL", "household.Members.Any(m => m.Age > 60 && m.SeriousIllness == true)"), """
            { "members": [{ "memberId": "a", "age": 50 }, { "memberId": "b", "age": 70 }] }
            """),
        Is.EqualTo("/members/1/seriousIllness"));

    [Test]
    public void A_list_that_nobody_asked_about_is_named_whole() => Assert.That(
        Gaps(SmallSet.Empty.Flag("HIT", "household.Events.Any(e => e.Resolved == false)"), """{ "events": null }"""),
            Is.EqualTo("/events"));

    [Test]
    public void Rows_below_the_one_that_decides_ask_for_nothing() => Assert.That(
        Gaps(SmallSet.Empty.Row("MARGINAL", "household.CreditGood == true")
            .Row("WATCH_LIST", "household.IndustryCondition == true"),
            """{ "industryCondition": null }"""),
        Is.Empty);

    [Test]
    public void Open_rows_ask_down_to_the_first_that_holds_anyway() => Assert.That(
        Gaps(
            SmallSet.Empty.Row("A", "household.CreditGood == false").Row("B", "household.IndustryCondition == false")
                .Row("C", "household.Size > 0").Row("D", "household.CopingCapacity == \"NONE\""),
            """{ "creditGood": null, "industryCondition": null, "copingCapacity": null }"""),
        Is.EqualTo("/creditGood /industryCondition"));

    [Test]
    public void A_measure_that_nothing_calls_for_asks_for_nothing() => Assert.That(
        Gaps(SmallSet.Empty.Flag("A", "household.CreditGood == false")
            .Measure("HELP", "household.IndustryCondition == true", ["A"]),
            """{ "industryCondition": null }"""),
        Is.Empty);

    [Test]
    public void A_measure_that_is_called_for_asks_what_its_own_condition_needs() => Assert.That(
        Gaps(SmallSet.Empty.Flag("A", "household.CreditGood == true")
            .Measure("HELP", "household.IndustryCondition == true", ["A"]),
            """{ "industryCondition": null }"""),
        Is.EqualTo("/industryCondition"));

    [Test]
    public void A_measure_whose_own_condition_fails_does_not_ask_for_what_would_call_for_it() => Assert.That(
        SmallSet.Empty.Flag("A", "household.CreditGood == true")
            .Measure("HELP", "household.IndustryCondition == false", ["A"]).Compile()
            .Of("""{ "creditGood": null }""").FindDataGaps().Single().CouldChange,
        Is.EqualTo(new[] { "A" }));

    [Test]
    public void The_category_behind_an_open_measure_is_seen_through() => Assert.That(
        SmallSet.Empty.Row("MARGINAL", "household.CreditGood == true").Measure("HELP", "true", ["MARGINAL"]).Compile()
            .Of("""{ "creditGood": null }""").FindDataGaps().Single().CouldChange,
        Is.EqualTo(new[] { "MARGINAL", "HELP" }));

    [Test]
    public void An_answer_below_the_row_of_a_category_could_not_change_what_answers_it()
    {
        var gaps = SmallSet.Empty.Row("A", "household.CreditGood == false")
            .Row("B", "household.IndustryCondition == false")
            .Measure("FOR_A", "true", ["A"]).Measure("FOR_B", "true", ["B"]).Measure("FOR_NONE", "true", ["NONE"])
                .Compile()
            .Of("""{ "creditGood": null, "industryCondition": null }""").FindDataGaps();

        Assert.That(gaps.Select(gap => $"{gap.Pointer}: {string.Join(' ', gap.CouldChange)}"), Is.EqualTo(new[]
        {
            "/creditGood: A FOR_A FOR_B FOR_NONE", "/industryCondition: B FOR_B FOR_NONE",
        }));
    }

    private static string Gaps(SmallSet ruleSet, string household) =>
        string.Join(' ', ruleSet.Compile().Of(household).FindDataGaps().Select(gap => gap.Pointer));
}
