using NUnit.Framework;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Tests.RuleSets.Coverage;

public sealed class RuleCoverageTests
{
    private const string Income = "income.workflow.json";
    private const string Parameters = "income.parameters.json";

    [Test]
    public void A_register_and_rules_that_fit_have_no_findings() => Assert.That(Findings(ARegister.Text), Is.Empty);

    [Test]
    public void A_row_lists_what_names_it_with_its_set_and_kind()
    {
        var national = ARuleSet.National.Changing(Parameters, "\"W3\"", "\"SD-008, S2: 15 days\"");
        var county = ARuleSet.County.Changing(Income, "[\"S2\"]", "[\"SD-008\"]");

        var row = Of(ARegister.Text, national, county).Rows.Single(covered => covered.Row.Id == "SD-008");

        Assert.That(row.Carriers, Is.EqualTo(new[]
        {
            new Carrier(new RuleSetId("national", "2020.1"), CarrierKind.Flag, "INCOME_LOW"),
            new Carrier(new RuleSetId("national", "2020.1"), CarrierKind.Parameter, "DueDays"),
            new Carrier(new RuleSetId("weichang-130828", "2020.1"), CarrierKind.Flag, "WAGE_NONE"),
        }));
    }

    [TestCase("threshold")]
    [TestCase("category")]
    [TestCase("check")]
    [TestCase("trigger")]
    [TestCase("measure")]
    public void A_row_that_has_to_be_a_rule_is_refused_without_one(string kind) => Assert.That(
        Findings(ARegister.And(ARegister.Row("SD-050", kind, """, "NotHere": "No reason is good enough." """))),
        Is.EqualTo(new[]
        {
            $"rules/coverage.json(8,9): error RE1603: `SD-050` is a {kind}, and no published rule or parameter carries it",
        }));

    [Test]
    public void It_may_come_later() => Assert.That(
        Findings(ARegister.And(ARegister.Row("SD-050", "measure", """, "Later": "`rescore report`" """))), Is.Empty);

    [Test]
    public void Any_other_row_is_refused_without_a_rule_or_a_word() => Assert.That(
        Findings(ARegister.And(ARegister.Row("SD-050", "governance"))),
        Is.EqualTo(new[] { "rules/coverage.json(8,9): error RE1602: nothing carries `SD-050`" }));

    [TestCase(""" "Fields": ["/enrolments/*/programme"] """)]
    [TestCase(""" "Output": ["`/audit`"] """)]
    [TestCase(""" "NotHere": "It is about money." """)]
    [TestCase(""" "Later": "`rescore report`" """)]
    public void A_word_is_enough_for_it(string answer) =>
        Assert.That(Findings(ARegister.And(ARegister.Row("SD-050", "governance", $",{answer}"))), Is.Empty);

    [Test]
    public void A_basis_that_names_no_row_is_refused() => Assert.That(
        Findings(ARegister.Text, ARuleSet.National.Changing(Income, "[\"SD-008\"]", "[\"SD-008\", \"SD-0O8\"]")),
        Is.EqualTo(new[]
        {
            "rules/national/2020.1/income.workflow.json(15,29): error RE1601: `SD-0O8` is no row of the register",
        }));

    [Test]
    public void A_source_that_names_no_row_is_refused() => Assert.That(
        Findings(ARegister.Text, ARuleSet.National.Changing(Parameters, "\"W3\"", "\"SD-110\"")),
        Has.One.EndsWith("error RE1601: `SD-110` is no row of the register"));

    [TestCase("NotHere")]
    [TestCase("Later")]
    public void A_row_that_a_rule_carries_cannot_be_elsewhere(string key) => Assert.That(
        Findings(ARegister.Text.Replace("\"Asks SD-047.\"", $"\"Asks.\", \"{key}\": \"Elsewhere.\"", StringComparison.Ordinal)),
        Is.EqualTo(new[]
        {
            $"rules/coverage.json(7,9): error RE1604: `SD-047` has `{key}`, and `ASSIST_DIBAO` of `national@2020.1` names it",
        }));

    [Test]
    public void A_number_may_be_here_before_the_command_that_compares_with_it() => Assert.That(
        Findings(
            ARegister.And(ARegister.Row("SD-050", "threshold", """, "Later": "`rescore report`" """)),
            ARuleSet.National.Changing(Parameters, "\"W3\"", "\"SD-050\"")),
        Is.Empty);

    [Test]
    public void A_draft_carries_nothing() => Assert.That(
        Findings(ARegister.Text, ARuleSet.National.Changing("ruleset.json", "\"published\"", "\"draft\"")),
        Has.Count.EqualTo(6).And.All.Contains("RE160"));

    [Test]
    public void A_rule_that_sleeps_carries_nothing() => Assert.That(
        Findings(ARegister.Text, ARuleSet.National.Changing(
            "measures.workflow.json", "\"Expression\": \"household.Size > 0\",",
            "\"Expression\": \"household.Size > 0\", \"Enabled\": false,")),
        Has.One.Contains("RE1603: `SD-047`"));

    [Test]
    public void A_row_may_be_carried_by_rules_and_answers() => Assert.That(
        Findings(ARegister.Text.Replace(
            "\"Asks SD-047.\"", "\"Asks.\", \"Fields\": [\"/riskCauses\"]", StringComparison.Ordinal)),
        Is.Empty);

    private static RuleCoverage Of(string register, params ARuleSet[] sets) => RuleCoverage.Of(
        ARegister.Read(register), RuleSetLibrary.Of(sets.DefaultIfEmpty(ARuleSet.National).Select(set => set.Files)));

    private static List<string> Findings(string register, params ARuleSet[] sets) =>
        [.. Of(register, sets).Findings.Select(finding => finding.ToString())];
}
