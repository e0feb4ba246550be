using System.Text.Json.Nodes;
using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

/// <summary>The parts of a written answer: margins, members, amounts, due days and reasons.</summary>
internal sealed class AnswerTests
{
    // The ordinary household: m1 is 46, m2 is 44 and m3 is 13 years old.
    [TestCase("household.Income.Wage < 1000", """{ "income": { "wage": 999.99 } }""", "-0.01",
        TestName = "Below a line the margin is what is missing to it")]
    [TestCase("household.Income.Wage <= 1000", """{ "income": { "wage": 1000 } }""", "0",
        TestName = "On a line that is included the margin is nought")]
    [TestCase("household.Expenses.OtherRigid > 1000", """{ "expenses": { "otherRigid": 1200.5 } }""", "-200.5",
        TestName = "Above a limit the margin is what is past it")]
    [TestCase("household.Expenses.OtherRigid >= 1000", """{ "expenses": { "otherRigid": 1000 } }""", "0",
        TestName = "On a limit that is included the margin is nought")]
    [TestCase("household.Income.Wage / household.Size < 1000", """{ "income": { "wage": 2500 } }""", "-166.6667",
        TestName = "A quotient is compared exactly and printed to four decimals")]
    [TestCase("household.Income.Wage / 80000 < 0.001m", """{ "income": { "wage": 76 } }""", "0",
        TestName = "A half goes to the even digit: -0.00005 prints as nought")]
    [TestCase("household.Income.Wage / 80000 < 0.001m", """{ "income": { "wage": 68 } }""", "-0.0002",
        TestName = "A half goes to the even digit: -0.00015 prints as -0.0002")]
    [TestCase("household.Income.Wage / 80000 < 0.001m", """{ "income": { "wage": 60 } }""", "-0.0002",
        TestName = "A half goes to the even digit: -0.00025 prints as -0.0002")]
    [TestCase("household.MemberCount < 9", "{}", "-6", TestName = "Counted things have whole margins")]
    [TestCase("household.Income.Wage < 1000 && household.CreditGood == true", """{ "income": { "wage": 900 } }""",
        "-100",
        TestName = "Under further conditions the first clause gives the margin")]
    public void Margin(string expression, string household, string margin) => Assert.That(
        FirstFlag(SmallSet.Empty.Flag("EDGE", expression), household)["margin"]!.ToJsonString(), Is.EqualTo(margin));

    [TestCase("household.CreditGood == true")]
    [TestCase("household.Members.Any(m => m.Age < 20)")]
    [TestCase("household.Income.Wage < 1000 || household.CreditGood == true")]
    public void A_condition_that_is_not_one_comparison_has_no_margin(string expression) =>
        Assert.That(FirstFlag(SmallSet.Empty.Flag("EDGE", expression), "{}").ContainsKey("margin"), Is.False);

    [Test]
    public void Members_are_those_for_whom_the_condition_holds() => Assert.That(
        Members("household.Members.Where(m => m.Age > 40)", "{}"), Is.EqualTo("""["m1","m2"]"""));

    [Test]
    public void A_member_of_whom_it_is_unknown_is_not_named() => Assert.That(
        Members("household.Members.Where(m => m.Age > 40)",
            """{ "members": [{ "memberId": "a", "age": null }, { "memberId": "b", "age": 41 }] }"""),
        Is.EqualTo("""["b"]"""));

    [Test]
    public void The_fiftieth_member_is_named_as_the_first() => Assert.That(
        Members("household.Members.Where(m => m.Age == 7)", new JsonObject
        {
            ["members"] = new JsonArray([.. Enumerable.Range(1, 50)
                .Select(place => new JsonObject { ["memberId"] = $"m{place}", ["age"] = place is 1 or 50 ? 7 : 8 })]),
        }.ToJsonString()),
        Is.EqualTo("""["m1","m50"]"""));

    [Test]
    public void A_rule_about_the_household_names_no_members() =>
        Assert.That(FirstFlag(SmallSet.Empty.Flag("ALL", "household.CreditGood == true"), "{}").ContainsKey("members"),
            Is.False);

    [TestCase(false, """{"value":80,"per":"MONTH","provisional":false}""")]
    [TestCase(true, """{"value":80,"per":"MONTH","provisional":true}""")]
    public void An_amount_is_as_provisional_as_its_parameter(bool provisional, string expected)
    {
        var ruleSet = SmallSet.Empty.Flag("ALL", "household.CreditGood == true")
            .Parameter("Rate", 80m, provisional: provisional)
            .Measure("PAY", "true", ["ALL"], amount: "parameters.Rate");

        Assert.That(FirstMeasure(ruleSet, "{}")["amount"]!.ToJsonString(), Is.EqualTo(expected));
    }

    [Test]
    public void An_amount_sees_the_parameters_behind_derived_values()
    {
        var ruleSet = SmallSet.Empty.Flag("ALL", "household.CreditGood == true")
            .Parameter("Rate", 80m, provisional: true)
            .Global("twice", "parameters.Rate * 2").Measure("PAY", "true", ["ALL"], amount: "twice");

        Assert.That(FirstMeasure(ruleSet, "{}")["amount"]!.ToJsonString(),
            Is.EqualTo("""{"value":160,"per":"MONTH","provisional":true}"""));
    }

    [Test]
    public void A_measure_whose_amount_nobody_found_is_proposed_without()
    {
        var ruleSet = SmallSet.Empty.Flag("ALL", "household.CreditGood == true").Parameter("Rate", null)
            .Measure("PAY", "true", ["ALL"], amount: "parameters.Rate");

        Assert.That(FirstMeasure(ruleSet, "{}").ContainsKey("amount"), Is.False);
    }

    [TestCase("15", "2020-07-15")]
    [TestCase("0 - 30", "2020-05-31")]
    [TestCase("0", "2020-06-30")]
    [TestCase("household.LiftedYear ?? 1", "2020-07-01")]
    public void A_step_is_due_so_many_days_after_the_day_of_the_assessment(string days, string due)
    {
        var ruleSet = SmallSet.Empty.Row("MARGINAL", "household.CreditGood == true")
            .Step("REGISTER", "true", ["MARGINAL"], days).Compile();

        Assert.That(ruleSet.Json("{}")["nextSteps"]!.ToJsonString(),
            Is.EqualTo($$"""[{"code":"REGISTER","dueOn":"{{due}}","because":["MARGINAL"]}]"""));
    }

    [TestCase("9999-12-31", "0", "9999-12-31")]
    [TestCase("9999-12-31", "1", null)]
    [TestCase("9999-12-31", "0 - 1", "9999-12-30")]
    [TestCase("9999-12-16", "15", "9999-12-31")]
    [TestCase("9999-12-17", "15", null)]
    [TestCase("0001-01-15", "0 - 14", "0001-01-01")]
    [TestCase("0001-01-15", "0 - 15", null)]
    [TestCase("2020-06-30", "50000", "2157-05-23")]
    [TestCase("9999-12-31", "household.MemberCount * 700000000", null)]
    [TestCase("9999-12-31", "0 - household.MemberCount * 700000000", null)]
    public void A_step_is_due_on_every_day_that_can_be_written(string asOf, string days, string? due)
    {
        var ruleSet = SmallSet.Empty.Row("MARGINAL", "household.CreditGood == true")
            .Step("REGISTER", "true", ["MARGINAL"], days).Compile();
        var assessment = ruleSet.Assess(AHousehold.With("{}"), LocalDatePattern.Iso.Parse(asOf).Value);

        Assert.That((string?)JsonNode.Parse(Written.Text(assessment, Explain.None))!["nextSteps"]![0]!["dueOn"], Is.EqualTo(due));
    }

    [TestCase("household.LiftedYear")]
    [TestCase("household.MemberCount * 700000000")]
    public void A_step_whose_term_is_unknown_or_absurd_is_due_on_no_day(string days)
    {
        var ruleSet = SmallSet.Empty.Row("MARGINAL", "household.CreditGood == true")
            .Step("REGISTER", "true", ["MARGINAL"], days).Compile();

        Assert.That(ruleSet.Json("{}")["nextSteps"]!.ToJsonString(),
            Is.EqualTo("""[{"code":"REGISTER","because":["MARGINAL"]}]"""));
    }

    [Test]
    public void A_measure_answers_the_flags_and_the_category_that_are_there()
    {
        var ruleSet = SmallSet.Empty.Flag("A", "household.CreditGood == true")
            .Flag("B", "household.CreditGood == false")
            .Flag("C", "household.CopingCapacity == \"NONE\"").Row("MARGINAL", "flags.A == true")
                .Row("WATCH_LIST", "flags.A == true")
            .Measure("HELP", "true", ["WATCH_LIST", "MARGINAL", "C", "B", "A"]);

        Assert.That(FirstMeasure(ruleSet, """{ "copingCapacity": null }""")["because"]!.ToJsonString(),
            Is.EqualTo("""["MARGINAL","A"]"""));
    }

    [TestCase("flags.A == true && low == true", """["A","B"]""",
        TestName = "What a category rests on is seen through derived values")]
    [TestCase("flags.A == true && flags.C == false", """["A"]""", TestName = "What is not met is no reason")]
    [TestCase("flags.A == true || flags.B == true", """["A","B"]""",
        TestName = "Every reason that holds is given, in rule order")]
    [TestCase("flags.B == true || flags.A == true", """["A","B"]""",
        TestName = "The order of the rules stands, not that of the expression")]
    public void The_category_gives_its_reasons(string row, string because)
    {
        var ruleSet = SmallSet.Empty.Flag("A", "household.CreditGood == true")
            .Flag("B", "household.IndustryCondition == true")
            .Flag("C", "household.CreditGood == false").RowGlobal("low", "flags.B == true");

        Assert.That(ruleSet.Row("MARGINAL", row).Compile().Json("{}")["category"]!["because"]!.ToJsonString(),
            Is.EqualTo(because));
    }

    [Test]
    public void An_open_category_gives_what_is_open()
    {
        var ruleSet = SmallSet.Empty.Flag("A", "household.CreditGood == true")
            .Flag("B", "household.IndustryCondition == true")
            .Row("MARGINAL", "flags.A == true && flags.B == true").Compile();

        Assert.That(ruleSet.Json("""{ "creditGood": null }""")["category"]!["because"]!.ToJsonString(),
            Is.EqualTo("""["A"]"""));
    }

    [Test]
    public void A_text_shows_values_to_four_decimals_and_words_in_its_language()
    {
        var ruleSet = SmallSet.Empty.Global("perHead", "household.Income.Wage / household.Size")
            .Flag("ALL", "household.CreditGood == true",
                text: "{perHead} {household.Size} {household.CreditGood} {household.LiftedYear} {household.RegionCode}");

        var text = ruleSet.Compile()
            .Json("""{ "income": { "wage": 20000 } }""", Explain.Summary)["flags"]![0]!["text"]!;

        Assert.That((string?)text["zh"], Is.EqualTo("6666.6667 3 是 未知 130828"));
        Assert.That((string?)text["en"], Is.EqualTo("6666.6667 3 yes unknown 130828"));
    }

    private static JsonObject FirstFlag(SmallSet ruleSet, string household) =>
        ruleSet.Compile().Json(household)["flags"]![0]!.AsObject();

    private static JsonObject FirstMeasure(SmallSet ruleSet, string household) =>
        ruleSet.Compile().Json(household)["measures"]![0]!.AsObject();

    private static string Members(string members, string household) =>
        FirstFlag(SmallSet.Empty.Flag("SOME", "household.CreditGood == true", members: members),
            household)["members"]!.ToJsonString();
}
