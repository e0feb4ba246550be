using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class FileMistakesTests
{
    private const string Manifest = "ruleset.json";
    private const string Income = "income.workflow.json";
    private const string Parameters = "income.parameters.json";
    private const string Categories = "categories.workflow.json";
    private const string Measures = "measures.workflow.json";
    private const string Steps = "steps.workflow.json";

    [Test]
    public void The_ordinary_set_reads_without_a_finding()
    {
        var loaded = RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.County.Files);

        Assert.That(loaded.Findings, Is.Empty);
        Assert.That(loaded.RuleSets.Select(set => set.RuleSet?.Id.ToString()),
            Is.EqualTo(new[] { "national@2020.1", "weichang-130828@2020.1" }));
    }

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_reported_in_its_place(string file, string old, string text, string[] expected)
    {
        var loaded = RuleSetLibrary.Of(ARuleSet.National.Changing(file, old, text).Files);

        Assert.That(
            loaded.Findings.Select(finding => finding.ToString()),
            Is.EqualTo(expected.Select(line => "rules/national/2020.1/" + line)));
    }

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Case("a missing comma", Manifest, "\"Id\": \"national\",", "\"Id\": \"national\"",
            "ruleset.json(4,3): error RE1001: this is not JSON");
        yield return Case("a value below nothing", Parameters, "\"Value\": 3218", "\"Value\": -3218",
            "income.parameters.json(11,76): error RE1025: a value in `CNY/person/year` cannot be -3218");
        yield return Case("a comma too many", Manifest, "\"From\": 60 }", "\"From\": 60, }",
            "ruleset.json(22,36): error RE1001: a comma stands before a closing bracket");
        yield return Case("a comment", Income, "\"Points\": 30,", "\"Points\": 30, // why",
            "income.workflow.json(14,23): error RE1002: comments are not part of JSON");
        yield return Case("a comment in front", Income, "{\n", "/* why */ {\n",
            "income.workflow.json(1,1): error RE1002: comments are not part of JSON");
        yield return Case("a file cut short", Steps, "      }\n    }\n  ]\n}", "",
            "steps.workflow.json(14,1): error RE1001: the file ends in the middle");
        yield return Case("text after the end", Steps, "    }\n  ]\n}", "    }\n  ]\n} x",
            "steps.workflow.json(17,3): error RE1001: this is not JSON");
        yield return Case("brackets without end", Income, "\"Points\": 30,",
            "\"Points\": [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],",
            "income.workflow.json(14,39): error RE1001: this is not JSON");
        yield return Case("a key twice", Income, "\"Points\": 30,", "\"Points\": 30, \"Points\": 31,",
            "income.workflow.json(14,23): error RE1007: `Points` stands twice in the same object");
        yield return Case("a number of thirty digits", Parameters, "3218", "321800000000000000000000000000000",
            "income.parameters.json(11,76): error RE1008: `321800000000000000000000000000000` is too large a number");
        yield return Case("half a character", Income, "Strictly", "\\ud800 Strictly",
            "income.workflow.json(16,16): error RE1009: the text holds half a character");

        yield return Case("a misspelt key", Manifest, "\"Owner\"", "\"Owners\": \"x\", \"Owner\"",
            "ruleset.json(11,3): error RE1011: the manifest has no `Owners`");
        yield return Case("a missing key", Manifest, "  \"Owner\": \"Policy office\",\n", "",
            "ruleset.json(1,1): error RE1014: the manifest lacks `Owner`");
        yield return Case("a list for a text", Manifest, "\"Policy office\"", "[]",
            "ruleset.json(11,12): error RE1015: `Owner` has to be a text, and here is a list");
        yield return Case("an empty text", Manifest, "\"Policy office\"", "\" \"",
            "ruleset.json(11,12): error RE1016: `Owner` is empty");
        yield return Case("a set with a slash", Manifest, "\"Id\": \"national\"", "\"Id\": \"na/tional\"",
            "ruleset.json(3,9): error RE1019: `Id` cannot be `na/tional`");
        yield return Case("a version without a number", Manifest, "\"Version\": \"2020.1\"", "\"Version\": \"2020\"",
            "ruleset.json(4,14): error RE1019: `Version` cannot be `2020`");
        yield return Case("an unknown status", Manifest, "\"published\"", "\"publised\"",
            "ruleset.json(6,13): error RE1018: `Status` cannot be `publised`");
        yield return Case("a day that no calendar has", Manifest, "2020-03-20", "2020-02-30",
            "ruleset.json(7,20): error RE1020: `EffectiveFrom` cannot be `2020-02-30`");
        yield return Case("an end before the beginning", Manifest, "2021-05-14", "2020-03-20",
            "ruleset.json(8,18): error RE1048: `EffectiveTo` is not after 2020-03-20");
        yield return Case("a parent without version", Manifest, "\"Extends\": null", "\"Extends\": \"national\"",
            "ruleset.json(9,14): error RE1019: `Extends` cannot be `national`",
            "ruleset.json(10,19): error RE1019: `DivisionCode` cannot be ``",
            "ruleset.json(19,3): error RE3014: an overlay must not have `Bands`",
            "ruleset.json(24,3): error RE3014: an overlay must not have `Indeterminate`");
        yield return Case("a division of five digits", Manifest, "\"DivisionCode\": \"\"",
            "\"DivisionCode\": \"13082\"",
            "ruleset.json(10,19): error RE1019: `DivisionCode` cannot be `13082`");
        yield return Case("an unknown kind", Manifest, "\"Kind\": \"steps\"", "\"Kind\": \"step\"",
            "ruleset.json(17,32): error RE1018: `Kind` cannot be `step`");
        yield return Case("an unknown group", Manifest, "\"Group\": \"INCOME\"", "\"Group\": \"INCOMES\"",
            "ruleset.json(14,51): error RE1018: `Group` cannot be `INCOMES`");
        yield return Case("flags without a group", Manifest, ", \"Group\": \"INCOME\"", "",
            "ruleset.json(14,5): error RE1014: a domain lacks `Group`");
        yield return Case("steps with a group", Manifest, "\"Kind\": \"steps\"",
            "\"Kind\": \"steps\", \"Group\": \"DATA\"",
            "ruleset.json(17,41): error RE1013: a domain of kind `steps` has no `Group`");
        yield return Case("a domain twice", Manifest, "{ \"Name\": \"steps\", \"Kind\": \"steps\" }",
            "{ \"Name\": \"steps\", \"Kind\": \"steps\" }, { \"Name\": \"steps\", \"Kind\": \"steps\" }",
            "ruleset.json(17,53): error RE1042: the domain `steps` stands twice");
        yield return Case("a domain without a file", Manifest, "{ \"Name\": \"steps\"",
            "{ \"Name\": \"housing\", \"Kind\": \"measures\" }, { \"Name\": \"steps\"",
            "ruleset.json(17,15): error RE1033: the domain `housing` has no file");
        yield return Case("an unknown level", Manifest, "\"LOW\"", "\"LOWER\"",
            "ruleset.json(20,16): error RE1018: `Level` cannot be `LOWER`");
        yield return Case("a level twice", Manifest, "\"LOW\"", "\"HIGH\"",
            "ruleset.json(22,16): error RE1024: `Bands` names `HIGH` twice");
        yield return Case("bands that begin at 1", Manifest, "\"From\": 0", "\"From\": 1",
            "ruleset.json(20,31): error RE1044: the first band has to begin at 0");
        yield return Case("bands that descend", Manifest, "\"From\": 60", "\"From\": 30",
            "ruleset.json(22,32): error RE1045: the bands have to ascend");
        yield return Case("a title in one language", Manifest, "{ \"zh\": \"国家\", \"en\": \"Nation\" }",
            "{ \"zh\": \"国家\" }",
            "ruleset.json(5,12): error RE1021: `Title` has no `en`");
        yield return Case("nothing to turn off", Manifest, "\"Extends\": null,",
            "\"Extends\": null, \"TurnedOff\": [{ \"Rule\": \"A\", \"Why\": \"b\", \"Source\": \"c\" }],",
            "ruleset.json(9,34): error RE3020: nothing is inherited that could be turned off");

        yield return Case("a workflow of another name", Income, "national/2020.1/income", "national/2020.2/income",
            "income.workflow.json(3,19): error RE1034: `WorkflowName` cannot be `national/2020.2/income`");
        yield return Case("injected workflows", Income, "\"Rules\"", "\"WorkflowsToInject\": [], \"Rules\"",
            "income.workflow.json(7,3): error RE1012: the workflow must not have `WorkflowsToInject`");
        yield return Case("an expression type", Income, "\"RuleName\": \"INCOME_LOW\",",
            "\"RuleName\": \"INCOME_LOW\", \"RuleExpressionType\": \"LambdaExpression\",",
            "income.workflow.json(9,33): error RE1012: a rule must not have `RuleExpressionType`");
        yield return Case("another stock key", Income, "\"RuleName\": \"INCOME_LOW\",",
            "\"RuleName\": \"INCOME_LOW\", \"LocalParams\": [],",
            "income.workflow.json(9,33): error RE1012: a rule must not have `LocalParams`");
        yield return Case("a small code", Income, "\"RuleName\": \"INCOME_LOW\"", "\"RuleName\": \"income_low\"",
            "income.workflow.json(9,19): error RE1019: `RuleName` cannot be `income_low`");
        yield return Case("no basis", Income, "[\"SD-008\"]", "[]",
            "income.workflow.json(15,18): error RE1017: `Basis` is empty");
        yield return Case("no reason", Income, ",\n        \"Why\": \"Strictly below.\"", "",
            "income.workflow.json(11,21): error RE1014: `Properties` lacks `Why`");
        yield return Case("a text in one language", Income, ", \"en\": \"Income is low\"", "",
            "income.workflow.json(12,18): error RE1021: `Title` has no `en`");
        yield return Case("points below nothing", Income, "\"Points\": 30", "\"Points\": -1",
            "income.workflow.json(14,19): error RE1022: `Points` cannot be -1");
        yield return Case("half a point", Income, "\"Points\": 30", "\"Points\": 0.5",
            "income.workflow.json(14,19): error RE1023: `Points` cannot be 0.5");
        yield return Case("points as a text", Income, "\"Points\": 30", "\"Points\": \"30\"",
            "income.workflow.json(14,19): error RE1015: `Points` has to be a number, and here is a text");
        yield return Case("points without risk", Manifest, "\"INCOME\"", "\"DATA\"",
            "income.workflow.json(14,19): error RE1043: `INCOME_LOW` cannot have points",
            "income.workflow.json(25,19): error RE1043: `WAGE_NONE` cannot have points");
        yield return Case("a rule twice", Income, "\"RuleName\": \"WAGE_NONE\"", "\"RuleName\": \"INCOME_LOW\"",
            "income.workflow.json(20,19): error RE1040: the rule `INCOME_LOW` stands twice");
        yield return Case("a global twice", Income,
            "{ \"Name\": \"incomePerCapita\", \"Expression\": \"household.Income.Wage / household.Size\" }",
            "{ \"Name\": \"a\", \"Expression\": \"1\" }, { \"Name\": \"a\", \"Expression\": \"1\" }",
            "income.workflow.json(5,51): error RE1042: the global `a` stands twice");
        yield return Case("one global with two meanings", Categories, "\"Rules\"",
            "\"GlobalParams\": [{ \"Name\": \"incomePerCapita\", \"Expression\": \"1\" }], \"Rules\"",
            "categories.workflow.json(4,30): error RE1041: `incomePerCapita` has two different expressions");
        yield return Case("points on a measure", Measures, "\"Department\"", "\"Points\": 3, \"Department\"",
            "measures.workflow.json(10,9): error RE1013: a rule of kind `measures` has no `Points`");
        yield return Case("a measure for an unknown flag", Measures, "\"INCOME_LOW\"", "\"INCOME_LOV\"",
            "measures.workflow.json(11,23): error RE1050: no flag or category is called `INCOME_LOV`");
        yield return Case("an unknown period", Measures, "\"YEAR\"", "\"YEARLY\"",
            "measures.workflow.json(12,63): error RE1018: `Per` cannot be `YEARLY`");
        yield return Case("a step for nothing", Steps, "[\"MARGINAL\"]", "[]",
            "steps.workflow.json(10,22): error RE1017: `Addresses` is empty");

        yield return Case("an unknown unit", Parameters, "\"days\"", "\"day\"",
            "income.parameters.json(17,15): error RE1018: `Unit` cannot be `day`");
        yield return Case("an unknown overlay", Parameters, "[\"province\", \"county\"]", "[\"province\", \"village\"]",
            "income.parameters.json(8,37): error RE1018: an entry of `OverridableBy` cannot be `village`");
        yield return Case("a value outside its bounds", Parameters, "\"OverridableBy\"",
            "\"Minimum\": 3000, \"Maximum\": 3217.99, \"OverridableBy\"",
            "income.parameters.json(11,76): error RE1052: the value cannot be 3218");
        yield return Case("bounds that cross", Parameters, "\"OverridableBy\": []",
            "\"Minimum\": 15, \"Maximum\": 14, \"OverridableBy\": []",
            "income.parameters.json(18,33): error RE1053: `Maximum` is below `Minimum`",
            "income.parameters.json(20,56): error RE1052: the value cannot be 15");
        yield return Case("a fraction of a day", Parameters, "\"Value\": 15", "\"Value\": 15.5",
            "income.parameters.json(20,56): error RE1049: a value in `days` has to be a whole number, and here is 15.5");
        yield return Case("a yes for a number", Parameters, "\"Value\": 3218", "\"Value\": true",
            "income.parameters.json(11,76): error RE1049: a value in `CNY/person/year` has to be a number, and here is `true`");
        yield return Case("no source", Parameters, ", \"Source\": \"W2\"", "",
            "income.parameters.json(11,9): error RE1014: a value lacks `Source`");
        yield return Case("days that descend", Parameters, "2019-01-01", "2020-02-01",
            "income.parameters.json(11,33): error RE1046: the days of a region have to ascend");
        yield return Case("the same day twice", Parameters, "2019-01-01", "2020-01-01",
            "income.parameters.json(11,33): error RE1047: a second value from 2020-01-01 for the whole country");
        yield return Case("an end on the first day", Parameters, "\"To\": \"2021-01-01\"", "\"To\": \"2020-01-01\"",
            "income.parameters.json(11,53): error RE1048: `To` is not after 2020-01-01");
        yield return Case("a parameter twice", Parameters, "\"DueDays\"", "\"PovertyLine\"",
            "income.parameters.json(15,15): error RE1042: the parameter `PovertyLine` stands twice");
    }

    private static TestCaseData Case(string name, string file, string old, string text, params string[] expected) =>
        new TestCaseData(file, old, text, expected).SetName(name);
}
