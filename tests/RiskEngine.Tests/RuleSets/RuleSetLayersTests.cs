using NodaTime;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class RuleSetLayersTests
{
    private const string Manifest = "ruleset.json";
    private const string Income = "income.workflow.json";
    private const string Parameters = "income.parameters.json";
    private static readonly RuleSet County = Layered(ARuleSet.County).RuleSet!;

    [Test]
    public void An_overlay_inherits_what_it_does_not_say()
    {
        Assert.That(County.Domains.Select(domain => domain.Name),
            Is.EqualTo(new[] { "income", "categories", "measures", "steps" }));
        Assert.That(County.Bands, Has.Count.EqualTo(3));
        Assert.That(County.IndeterminateTitle.En, Is.EqualTo("Undecided"));
        Assert.That(County.Title.En, Is.EqualTo("Weichang"));
        Assert.That(County.Domains[0].Globals.Select(global => global.Name), Is.EqualTo(new[] { "incomePerCapita" }));
    }

    [Test]
    public void A_replacement_stands_where_the_rule_turned_off_stood_and_new_rules_at_the_end()
    {
        Assert.That(
            County.Domains[0].Rules.Select(rule => (rule.Code, rule.Points, rule.Origin.Set)),
            Is.EqualTo(new[] { ("INCOME_LOW", 30, "national"), ("WAGE_NONE", 3, "weichang-130828"),
                ("BUSINESS_NONE", 4, "weichang-130828") }));
        Assert.That(County.TurnedOff,
            Is.EqualTo(new[] { new TurnedOffRule("WAGE_NONE", "Wages are rare here.", "S2", County.Id) }));
    }

    [Test]
    public void A_rule_turned_off_without_replacement_sleeps()
    {
        var set = Layered(ARuleSet.County.Changing(
            Income, "\"RuleName\": \"WAGE_NONE\"", "\"RuleName\": \"WAGE_RARE\"")).RuleSet!;

        Assert.That(set.Domains[0].Rules.Select(rule => (rule.Code, rule.Enabled)), Is.EqualTo(new[]
        {
            ("INCOME_LOW", true), ("WAGE_NONE", false), ("WAGE_RARE", true), ("BUSINESS_NONE", true),
        }));
    }

    [Test]
    public void The_values_of_an_overlay_stand_beside_the_inherited_ones() =>
        Assert.That(
            County.Parameters[0].Values.Select(value => (value.Region, value.From, value.Value, value.Origin.Set)),
            Is.EqualTo(new (string, LocalDate, object?, string)[]
            {
                ("", new LocalDate(2019, 1, 1), 3000m, "national"),
                ("", new LocalDate(2020, 1, 1), 3218m, "national"),
                ("130828", new LocalDate(2020, 6, 1), 3500.5m, "weichang-130828"),
            }));

    [Test]
    public void A_new_domain_of_flags_comes_before_the_decision_on_the_category()
    {
        var set = Layered(ARuleSet.County
            .Changing(Manifest, "\"Name\": \"income\", \"Kind\": \"flags\", \"Group\": \"INCOME\"",
                "\"Name\": \"special\", \"Kind\": \"flags\", \"Group\": \"GUARANTEES\"")
            .Without(Income).Without(Parameters)
            .With("special.workflow.json", SpecialRule)).RuleSet!;

        Assert.That(set.Domains.Select(domain => domain.Name),
            Is.EqualTo(new[] { "income", "special", "categories", "measures", "steps" }));
    }

    [TestCase("province", "[\"county\"]", "13", "[\"county\"]", "error RE3030: a province must not set `PovertyLine`")]
    [TestCase("prefecture", "[\"county\"]", "1308", "[\"county\"]",
        "error RE3030: a province must not set `PovertyLine`")]
    [TestCase("county", "[\"province\"]", "130828", "[\"province\"]",
        "error RE3030: a county must not set `PovertyLine`")]
    [TestCase("township", "[\"province\"]", "130828001", "[]", "error RE3030: a county must not set `PovertyLine`")]
    [TestCase("allowed province", "[\"province\"]", "13", "[\"province\"]", null)]
    [TestCase("allowed prefecture", "[\"province\"]", "1308", "[\"province\"]", null)]
    [TestCase("allowed township", "[\"county\"]", "130828001", "[]", null)]
    public void Only_the_levels_that_the_parent_names_may_set_a_parameter(
        string name, string allowed, string division, string own, string? expected)
    {
        var national = ARuleSet.National.Changing(Parameters, "[\"province\", \"county\"]", allowed);
        var overlay = ARuleSet.County
            .Changing(Manifest, "\"DivisionCode\": \"130828\"", $"\"DivisionCode\": \"{division}\"")
            .Changing(Parameters, "\"Region\": \"130828\"", $"\"Region\": \"{division}\"")
            .Changing(Parameters, "[\"county\"]", own);
        var findings = RuleSetLibrary.Of(national.Files, overlay.Files).RuleSets[1].Findings;

        Assert.That(findings.Select(finding => finding.ToString().Split("): ")[1]),
            Is.EqualTo(expected is null ? [] : new[] { expected }), name);
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_of_an_overlay_is_reported_in_its_place(
        string file, string old, string text, string[] expected) =>
        Assert.That(
            Layered(ARuleSet.County.Changing(file, old, text)).Findings.Select(finding => finding.ToString()),
            Is.EqualTo(expected.Select(line => "rules/counties/weichang-130828/2020.1/" + line)));

    private static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case("an unknown parent", Manifest, "national@2020.1", "national@2020.2",
            "ruleset.json(7,14): error RE3010: there is no set `national@2020.2` to extend");
        yield return Case("its own parent", Manifest, "national@2020.1", "weichang-130828@2020.1",
            "ruleset.json(7,14): error RE3011: the set extends itself");
        yield return Case("turning off nothing", Manifest, "\"Rule\": \"WAGE_NONE\"", "\"Rule\": \"WAGE_NON\"",
            "income.workflow.json(5,19): error RE3022: `national@2020.1` has a rule `WAGE_NONE` already",
            "ruleset.json(15,15): error RE3021: `national@2020.1` has no rule `WAGE_NON` to turn off");
        yield return Case("replacing without turning off", Income, "BUSINESS_NONE", "INCOME_LOW",
            "income.workflow.json(16,19): error RE3022: `national@2020.1` has a rule `INCOME_LOW` already");
        yield return Case("turning off twice", Manifest, "\"TurnedOff\": [",
            "\"TurnedOff\": [ { \"Rule\": \"WAGE_NONE\", \"Why\": \"a\", \"Source\": \"b\" },",
            "ruleset.json(15,15): error RE1024: `TurnedOff` names `WAGE_NONE` twice");
        yield return Case("turning off without reason", Manifest, "\"Why\": \"Wages are rare here.\", ", "",
            "ruleset.json(15,5): error RE1014: an entry of `TurnedOff` lacks `Why`");
        yield return Case("bands of its own", Manifest, "\"Domains\"", "\"Bands\": [], \"Domains\"",
            "ruleset.json(11,3): error RE3014: an overlay must not have `Bands`");
        yield return Case("serving the whole country", Manifest, "\"DivisionCode\": \"130828\"",
            "\"DivisionCode\": \"\"",
            "ruleset.json(8,19): error RE1019: `DivisionCode` cannot be ``");
        yield return Case("a domain of another group", Manifest, "\"Group\": \"INCOME\"", "\"Group\": \"WORRIES\"",
            "ruleset.json(12,15): error RE3015: the domain `income` is of another kind or group in the set it extends");
        yield return Case("another derived value", Income, "\"Rules\"",
            "\"GlobalParams\": [{ \"Name\": \"incomePerCapita\", \"Expression\": \"1\" }], \"Rules\"",
            "income.workflow.json(3,30): error RE3024: `incomePerCapita` has another expression here");
        yield return Case("another unit", Parameters, "CNY/person/year", "CNY/year",
            "income.parameters.json(6,15): error RE3032: `PovertyLine` has another `Unit` here");
        yield return Case("another lookup", Parameters, "\"OverridableBy\"",
            "\"Lookup\": \"PriorYear\", \"OverridableBy\"",
            "income.parameters.json(7,17): error RE3032: `PovertyLine` has another `Lookup` here");
        yield return Case("bounds of its own", Parameters, "\"OverridableBy\"",
            "\"Maximum\": 4000, \"OverridableBy\"",
            "income.parameters.json(7,18): error RE3032: `PovertyLine` has another `Maximum` here");
        yield return Case("letting others in", Parameters, "[\"county\"]", "[\"county\", \"province\"]");
        yield return Case("a region of its neighbour", Parameters, "\"Region\": \"130828\"", "\"Region\": \"130829\"",
            "income.parameters.json(9,21): error RE3031: `Region` cannot be `130829`");
        yield return Case("the whole country's value", Parameters, "\"Region\": \"130828\"", "\"Region\": \"\"",
            "income.parameters.json(9,21): error RE3031: `Region` cannot be ``");
    }

    [TestCase("\"Minimum\": 3500.5, \"Maximum\": 3500.5", null, TestName = "exactly on both bounds")]
    [TestCase("\"Minimum\": 3218, \"Maximum\": 3500.4", "it lie between 3218 and 3500.4", TestName = "above the highest")]
    [TestCase("\"Minimum\": 3500.6, \"Maximum\": 4000", "it lie between 3500.6 and 4000", TestName = "below the lowest")]
    [TestCase("\"Maximum\": 3500.49", "it lie at 3500.49 or below", TestName = "above the only bound")]
    public void An_overlay_sets_a_parameter_within_the_bounds_of_its_parent(string bounds, string? why)
    {
        var national = ARuleSet.National
            .Changing(Parameters, "{ \"Region\": \"\", \"From\": \"2019-01-01\", \"Value\": 3000, \"Source\": \"W1\" },", "")
            .Changing(Parameters, "\"Value\": 3218", "\"Value\": null")
            .Changing(Parameters, "\"OverridableBy\"", $"{bounds}, \"OverridableBy\"");
        var findings = RuleSetLibrary.Of(national.Files, ARuleSet.County.Files).RuleSets[1].Findings;

        Assert.That(findings.Select(finding => (finding.Code, finding.What, finding.Why)), Is.EqualTo(why is null ? [] : new[]
        {
            ("RE3033", "`PovertyLine` cannot be 3500.5 here", $"`national@2020.1` lets {why}"),
        }));
    }

    [Test]
    public void A_replacement_stays_in_the_domain_of_the_rule_turned_off()
    {
        var set = ARuleSet.County
            .Changing(Manifest, "{ \"Name\": \"income\",",
                "{ \"Name\": \"special\", \"Kind\": \"flags\", \"Group\": \"GUARANTEES\" }, { \"Name\": \"income\",")
            .Changing(Income, "\"RuleName\": \"WAGE_NONE\"", "\"RuleName\": \"WAGE_RARE\"")
            .With("special.workflow.json", SpecialRule.Replace("SPECIAL_HELP", "WAGE_NONE", StringComparison.Ordinal));

        Assert.That(Layered(set).Findings.Select(finding => finding.What), Is.EqualTo(new[]
        {
            "`WAGE_NONE` stands in the domain `income` in the set it extends",
        }));
    }

    [Test]
    public void A_division_lies_inside_that_of_the_parent()
    {
        var township = ARuleSet.County.In("rules/counties/town/2020.1")
            .Changing(Manifest, "\"Id\": \"weichang-130828\"", "\"Id\": \"town\"")
            .Changing(Manifest, "national@2020.1", "weichang-130828@2020.1")
            .Changing(Manifest, "\"DivisionCode\": \"130828\"", "\"DivisionCode\": \"130829001\"")
            .Changing(Manifest, "{ \"Name\": \"income\", \"Kind\": \"flags\", \"Group\": \"INCOME\" }", "")
            .Without(Income).Without(Parameters);
        var loaded = RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.County.Files, township.Files).RuleSets[2];

        Assert.That(loaded.Findings.Select(finding => finding.ToString()), Is.EqualTo(new[]
        {
            "rules/counties/town/2020.1/ruleset.json(8,19): error RE3013: `DivisionCode` cannot be `130829001`",
        }));
    }

    [Test]
    public void Two_sets_that_extend_each_other_are_both_told()
    {
        var national = ARuleSet.National.Changing(
            Manifest, "\"Extends\": null", "\"Extends\": \"weichang-130828@2020.1\"");
        var findings = RuleSetLibrary.Of(national.Files, ARuleSet.County.Files).Findings.Where(
            finding => finding.Code == "RE3011");

        Assert.That(findings.Select(finding => finding.Why), Is.EqualTo(new[]
        {
            "the line of inheritance runs in a circle: weichang-130828@2020.1 → national@2020.1 → weichang-130828@2020.1",
            "the line of inheritance runs in a circle: national@2020.1 → weichang-130828@2020.1 → national@2020.1",
        }));
    }

    [Test]
    public void An_overlay_of_a_broken_set_says_which_to_mend()
    {
        var national = ARuleSet.National.Changing(Manifest, "\"Owner\"", "\"Owners\"");
        var loaded = RuleSetLibrary.Of(national.Files, ARuleSet.County.Files).RuleSets[1];

        Assert.That(loaded.RuleSet, Is.Null);
        Assert.That(loaded.Findings.Select(finding => finding.ToString()), Is.EqualTo(new[]
        {
            "rules/counties/weichang-130828/2020.1/ruleset.json(7,14): error RE3012: `national@2020.1` has mistakes of its own",
        }));
    }

    private const string SpecialRule = """
        {
          "WorkflowName": "weichang-130828/2020.1/special",
          "Rules": [
            {
              "RuleName": "SPECIAL_HELP",
              "Expression": "household.Size > 9",
              "Properties": {
                "Title": { "zh": "特", "en": "Special" }, "Text": { "zh": "特", "en": "Special" },
                "Points": 0, "Basis": ["SD-029"], "Why": "The fourth guarantee."
              }
            }
          ]
        }
        """;

    private static LoadedRuleSet Layered(ARuleSet overlay) =>
        RuleSetLibrary.Of(ARuleSet.National.Files, overlay.Files).RuleSets[1];

    private static TestCaseData Case(string name, string file, string old, string text, params string[] expected) =>
        new TestCaseData(file, old, text, expected).SetName($"overlay: {name}");
}
