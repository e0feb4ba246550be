using NUnit.Framework;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Tests.RuleSets.Checking;

/// <summary>Every check, with a planted mistake that it reports in its place.</summary>
public sealed class RuleSetCheckTests
{
    private const string Income = "income.workflow.json";
    private const string Parameters = "income.parameters.json";
    private const string Categories = "categories.workflow.json";
    private const string Measures = "measures.workflow.json";
    private const string Condition = "household.Income.Wage == 0";

    private static ARuleSet Clean => ARuleSet.National
        .Changing(Measures, "household.Size > 0", "true")
        .Changing("steps.workflow.json", "household.Size > 0", "true");

    private static ARuleSet County => ARuleSet.County.Changing(Income, "100", "1");

    [Test]
    public void The_ordinary_sets_check_clean() => Assert.That(
        RuleSetCheck.Of(RuleSetLibrary.Of(Clean.Files, County.Files)).Select(finding => finding.ToString()), Is.Empty);

    [Test]
    public void Whoever_reads_a_derived_value_with_a_mistake_is_not_blamed() => Assert.That(
        Findings(Clean.Changing(Income, "household.Income.Wage / ", "household.Income.Wagge / ")),
        Is.EqualTo(new[] { "income.workflow.json(5,49): error RE2031: unknown fact `household.Income.Wagge`" }));

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_reported_in_its_place(string file, string old, string text, string[] expected) =>
        Assert.That(Findings(Clean.Changing(file, old, text)), Is.EqualTo(expected));

    [TestCase("household.Income.Wage < 1 && household.Income.Wage > 1", "RE2212", "(21,22)")]
    [TestCase("household.Income.Wage == 0 || household.Size > 0", "RE2213", "(21,52)")]
    [TestCase("household.PovertyHistory == \\\"LIFTED\\\" && household.PovertyHistory == \\\"RETURNED\\\"", "RE2212", "(21,22)")]
    [TestCase("household.CreditGood == true || household.CreditGood == false", "RE2213", "(21,22)")]
    [TestCase("household.Members.Any(m => m.DisabilityLevel == 5)", "RE2212", "(21,49)")]
    [TestCase("household.Members.Any(m => m.Age >= 0)", "RE2213", "(21,49)")]
    [TestCase("household.Income.Wage >= 0", "RE2213", "(21,22)")]
    [TestCase("household.Income.Wage < 0 && household.CreditGood == true", "RE2212", "(21,22)")]
    [TestCase("household.Income.Wage < household.Income.Claims && household.Income.Claims < household.Income.Wage", "RE2212", "(21,22)")]
    [TestCase("household.Size < 1 || household.CreditGood == true", "RE2212", "(21,22)")]
    [TestCase("1 > 0 && household.CreditGood == true", "RE2213", "(21,22)")]
    [TestCase("true", "RE2211", "(21,22)")]
    [TestCase("incomePerCapita >= parameters.DueDays && incomePerCapita < parameters.DueDays", "RE2212", "(21,22)")]
    [TestCase("household.Income.Wage > parameters.PovertyLine && household.Income.Wage < parameters.DueDays", "RE2210", "(21,22)")]
    public void A_condition_that_cannot_come_out_both_ways_is_found(string condition, string code, string place)
    {
        var findings = Findings(Clean.Changing(Income, Condition, condition));

        Assert.That(findings, Has.Length.EqualTo(1), () => string.Join('\n', findings));
        Assert.That(findings[0], Does.StartWith($"{Income}{place}: error {code}: "));
    }

    [TestCase("household.Income.Wage > 0 && household.Income.Wage < 1")]
    [TestCase("household.Members.Any(m => m.Age == 1) && household.Members.Any(m => m.Age == 0)")]
    [TestCase("household.Members.All(m => m.Age > 0) || household.Members.Any(m => m.Age == 1)")]
    [TestCase("household.PovertyHistory == \\\"LIFTED\\\" || household.PovertyHistory == \\\"RETURNED\\\"")]
    [TestCase("household.Income.Wage <= household.Income.Claims && household.Income.Claims <= household.Income.Wage")]
    [TestCase("household.Income.Business < 0")]
    [TestCase("household.Members.Any(m => m.DisabilityLevel == 4)")]
    [TestCase("household.Income.Wage * 12 > parameters.PovertyLine")]
    public void A_condition_that_can_is_not(string condition) =>
        Assert.That(Findings(Clean.Changing(Income, Condition, condition)), Is.Empty);

    [Test]
    public void All_findings_come_at_once_whatever_else_is_wrong()
    {
        var findings = Findings(Clean
            .Changing(Income, "\"Why\": \"Strictly below.\"", "\"Way\": \"Strictly below.\"")
            .Changing(Income, "[\"SD-009\"]", "[\"SD-110\"]")
            .Changing(Income, Condition, "household.Income.Wgae == 0")
            .Changing(Income, "incomePerCapita < parameters.PovertyLine", "incomePerCapita < 4000"));

        Assert.That(findings.Select(finding => finding.Split(' ')[2]), Is.EqualTo(
            new[] { "RE2201:", "RE1014:", "RE1011:", "RE2031:", "RE1121:" }), () => string.Join('\n', findings));
    }

    [Test]
    public void A_flag_that_a_value_nobody_found_keeps_open_is_not_asked_for_not_being_met()
    {
        var findings = Findings(Clean
            .Changing(Parameters, "\"Value\": 3000", "\"Value\": null")
            .Changing(Parameters, "\"Value\": 3218", "\"Value\": null")
            .Changing(Categories, "flags.INCOME_LOW == true", "flags.WAGE_NONE == true && flags.INCOME_LOW == false"));

        Assert.That(findings, Is.EqualTo(new[]
        {
            "categories.workflow.json(7,49): error RE2220: `flags.INCOME_LOW` is asked for not being met, and nobody found `PovertyLine`",
        }));
    }

    [TestCase("\"RuleName\": \"WAGE_NONE\",", "\"RuleName\": \"WAGE_NONE\", \"Enabled\": false,", 1, TestName = "a flag that sleeps calls for nothing")]
    [TestCase(Condition, "household.Income.Wage < 0", 2, TestName = "a flag that can never be met calls for nothing")]
    [TestCase(Condition, Condition, 0, TestName = "any other flag calls for a measure")]
    public void What_nothing_can_call_for_is_told(string old, string text, int expected)
    {
        var findings = Findings(Clean
            .Changing(Income, old, text)
            .Changing(Measures, "[\"INCOME_LOW\", \"MARGINAL\", \"INDETERMINATE\"]", "[\"WAGE_NONE\"]"));

        Assert.That(findings, Has.Length.EqualTo(expected), () => string.Join('\n', findings));
        Assert.That(findings.Where(finding => finding.StartsWith("measures", StringComparison.Ordinal)), expected == 0 ? Is.Empty
            : Is.EqualTo(new[] { "measures.workflow.json(7,22): error RE2230: nothing can call for `ASSIST_DIBAO`" }));
    }

    [Test]
    public void Two_domains_with_one_name_for_two_things_are_told()
    {
        var findings = Findings(Clean.Changing(Categories, "\"Rules\"",
            "\"GlobalParams\": [{ \"Name\": \"incomePerCapita\", \"Expression\": \"household.Income.Wage\" }], \"Rules\""));

        Assert.That(findings, Is.EqualTo(new[]
        {
            "categories.workflow.json(4,30): error RE1041: `incomePerCapita` has two different expressions",
        }));
    }

    [Test]
    public void A_draft_in_memory_is_checked_as_if_it_lay_in_the_library()
    {
        var library = RuleSetLibrary.Of(Clean.Files);

        Assert.That(RuleSetCheck.Of(County.Files, library), Is.Empty);
        Assert.That(
            RuleSetCheck.Of(County.Changing(Income, "household.Income.Business == 0", "household.Income.Wage < 0").Files, library)
                .Select(finding => finding.Code),
            Is.EqualTo(new[] { "RE2212" }));
        Assert.That(library.RuleSets, Has.Count.EqualTo(1));
    }

    [Test]
    public void What_an_overlay_inherits_is_reported_where_it_comes_from()
    {
        var library = RuleSetLibrary.Of(
            Clean.Changing(Income, Condition, "household.Income.Wage >= 0").Files, County.Files);

        Assert.That(RuleSetCheck.Of(library.RuleSets[1], library), Is.Empty);
        Assert.That(RuleSetCheck.Of(library.RuleSets[0], library), Has.Count.EqualTo(1));
    }

    [Test]
    public void Past_fifty_the_rest_is_counted()
    {
        var rules = string.Join(",\n", Enumerable.Range(0, 52).Select(rule => $$"""
            { "RuleName": "R{{rule}}", "Expression": "household.Income.Wage > 7", "Properties": {
              "Title": { "zh": "无", "en": "None" }, "Text": { "zh": "无", "en": "None" }, "Points": 0, "Basis": ["S2"], "Why": "Said so." } }
            """));
        using var text = new StringWriter();

        DiagnosticText.Write(text, RuleSetCheck.Of(RuleSetLibrary.Of(Clean.With(Income,
            $$"""{ "WorkflowName": "national/2020.1/income", "Rules": [{{rules}}] }""").Files)), (_, _) => null);

        Assert.That(text.ToString(), Does.EndWith(" more\n"));
        Assert.That(text.ToString().Split("error RE").Length - 1 + text.ToString().Split("warning RE").Length - 1, Is.EqualTo(50));
    }

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case("a global that stock reads as an operator", Income, "\"GlobalParams\": [",
            "\"GlobalParams\": [ { \"Name\": \"mod\", \"Expression\": \"1\" },",
            "income.workflow.json(4,31): error RE1101: a derived value cannot be called `mod`",
            "income.workflow.json(4,31): warning RE1141: nothing reads the derived value `mod`");
        yield return Case("a global that hides the household", Income, "\"GlobalParams\": [",
            "\"GlobalParams\": [ { \"Name\": \"flags\", \"Expression\": \"1\" },",
            "income.workflow.json(4,31): error RE1101: a derived value cannot be called `flags`",
            "income.workflow.json(4,31): warning RE1141: nothing reads the derived value `flags`");
        yield return Case("parameters that differ by case", Parameters, "\"DueDays\"", "\"povertyLine\"",
            "income.parameters.json(15,15): error RE1102: the parameter `povertyLine` differs from another only in capital and small letters",
            "steps.workflow.json(11,23): error RE2032: unknown name `parameters.DueDays`");
        yield return Case("a value shown in one language", Income, "{incomePerCapita} CNY per head", "little per head",
            "income.workflow.json(13,56): error RE1110: the sentence does not show `{incomePerCapita}`");
        yield return Case("a loose brace", Income, "Nobody earns a wage", "Nobody {earns a wage",
            "income.workflow.json(24,46): error RE1111: a `{` stands alone");
        yield return Case("an unknown value in a sentence", Income, "{incomePerCapita}元", "{incomePerHead}元",
            "income.workflow.json(13,26): error RE1110: the sentence does not show `{incomePerCapita}`",
            "income.workflow.json(13,29): error RE2030: unknown name `incomePerHead`",
            "income.workflow.json(13,54): error RE1110: the sentence does not show `{incomePerHead}`");
        yield return Case("a row that the report does not have", Income, "\"SD-008\"", "\"SD-180\"",
            "income.workflow.json(15,20): error RE1121: the research report has no row `SD-180`");
        yield return Case("a basis without a row", Income, "\"SD-008\"", "\"the circular\"",
            "income.workflow.json(15,19): error RE1120: `the circular` cites nothing that the research report knows");
        yield return Case("a source that the report does not have", Parameters, "\"W2\"", "\"W99: a notice\"",
            "income.parameters.json(11,93): error RE1121: the research report has no row `W99`");
        yield return Case("values that begin too late", Parameters, "{ \"Region\": \"\", \"From\": \"2020-01-01\", \"Value\": 15",
            "{ \"Region\": \"\", \"From\": \"2020-03-21\", \"Value\": 15",
            "income.parameters.json(15,15): error RE1130: `DueDays` has no value on 2020-03-20");
        yield return Case("a gap between values", Parameters, "\"From\": \"2019-01-01\",", "\"From\": \"2019-01-01\", \"To\": \"2019-12-01\",",
            "income.parameters.json(11,33): error RE1131: `PovertyLine` has no value from 2019-12-01 to 2020-01-01");
        yield return Case("a parameter that nothing reads", "steps.workflow.json", "parameters.DueDays", "1",
            "income.parameters.json(15,15): warning RE1140: nothing reads the parameter `DueDays`");
        yield return Case("a global that nothing reads", Income, "\"GlobalParams\": [",
            "\"GlobalParams\": [ { \"Name\": \"spare\", \"Expression\": \"household.Size\" },",
            "income.workflow.json(4,31): warning RE1141: nothing reads the derived value `spare`");
        yield return Case("a bare threshold", Income, Condition, "household.Income.Wage < 4000",
            "income.workflow.json(21,46): error RE2201: the number `4000` stands in an expression");
        yield return Case("a bare share", Income, Condition, "household.Income.Wage < 0.6 * household.Income.Business",
            "income.workflow.json(21,46): error RE2201: the number `0.6` stands in an expression");
        yield return Case("a bare amount", Measures, "parameters.PovertyLine", "300",
            "measures.workflow.json(12,31): error RE2201: the number `300` stands in an expression");
        yield return Case("a misspelt fact", Income, Condition, "household.Income.Wgae == 0",
            "income.workflow.json(21,22): error RE2031: unknown fact `household.Income.Wgae`");
    }

    private static string[] Findings(ARuleSet set) =>
    [
        .. RuleSetCheck.Of(RuleSetLibrary.Of(set.Files))
            .Select(finding => finding.ToString().Replace("rules/national/2020.1/", "", StringComparison.Ordinal)),
    ];

    private static TestCaseData Case(string name, string file, string old, string text, params string[] expected) =>
        new TestCaseData(file, old, text, expected).SetName(name);
}
