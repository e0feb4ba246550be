using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

/// <summary>Mistakes of whole files: their names, their bytes, their being there.</summary>
public sealed class FolderMistakesTests
{
    [Test]
    public void A_folder_without_manifest_says_so() =>
        Assert.That(Findings(ARuleSet.National.Without("ruleset.json")), Is.EqualTo(new[]
        {
            "rules/national/2020.1/ruleset.json: error RE1030: the folder has no `ruleset.json`",
        }));

    [Test]
    public void A_file_of_no_listed_domain_says_which_was_meant() =>
        Assert.That(Findings(ARuleSet.National.With("incme.cases.json", "{}")), Is.EqualTo(new[]
        {
            "rules/national/2020.1/incme.cases.json: error RE1032: the manifest lists no domain `incme`",
        }));

    [Test]
    public void A_file_of_no_known_kind_says_which_was_meant()
    {
        var loaded = RuleSetLibrary.Of(ARuleSet.National.With("income.workflows.json", "{}").Files);

        Assert.That(loaded.Findings[0].What, Is.EqualTo("no file of a rule set is called `income.workflows.json`"));
        Assert.That(loaded.Findings[0].Fix, Is.EqualTo("did you mean `income.workflow.json`?"));
    }

    [Test]
    public void Cases_and_the_ordinary_household_belong_to_a_set() =>
        Assert.That(
            Findings(ARuleSet.National.With("income.cases.json", "{}").With("ordinary.household.json", "{}")),
                Is.Empty);

    [Test]
    public void A_file_without_rules_is_refused() =>
        Assert.That(
            Findings(ARuleSet.National.With("steps.workflow.json", """
                { "WorkflowName": "national/2020.1/steps", "Rules": [] }
                """)),
            Is.EqualTo(new[] { "rules/national/2020.1/steps.workflow.json(1,53): error RE1017: `Rules` is empty" }));

    [Test]
    public void Every_mistake_of_every_file_is_found_at_once() =>
        Assert.That(
            Findings(ARuleSet.National
                .Changing("steps.workflow.json", "\"Why\"", "\"Wy\"")
                .Changing("income.workflow.json", "\"Points\": 5", "\"Points\": 500")
                .Changing("income.workflow.json", "\"Points\": 30", "\"Points\": 300")
                .Changing("ruleset.json", "\"published\"", "\"done\"")),
            Is.EqualTo(new[]
            {
                "rules/national/2020.1/income.workflow.json(14,19): error RE1022: `Points` cannot be 300",
                "rules/national/2020.1/income.workflow.json(25,19): error RE1022: `Points` cannot be 500",
                "rules/national/2020.1/ruleset.json(6,13): error RE1018: `Status` cannot be `done`",
                "rules/national/2020.1/steps.workflow.json(8,21): error RE1014: `Properties` lacks `Why`",
                "rules/national/2020.1/steps.workflow.json(13,9): error RE1011: `Properties` has no `Wy`",
            }));

    [Test]
    public void A_file_that_is_no_JSON_does_not_make_its_codes_unknown() =>
        Assert.That(
            Findings(ARuleSet.National.With("income.workflow.json", "[")),
            Is.EqualTo(new[] { "rules/national/2020.1/income.workflow.json(1,2): error RE1001: the file ends in the middle" }));

    [TestCase("\uFEFF{}", "(1,1): error RE1003: the file begins with a byte order mark",
        TestName = "a byte order mark")]
    [TestCase("", "(1,1): error RE1001: the file ends in the middle", TestName = "an empty file")]
    [TestCase("[1]", "(1,1): error RE1015: the manifest has to be an object, and here is a list", TestName = "a list")]
    [TestCase("{\r\n  \"é\u4E2D😀\": 01 }", "(2,12): error RE1001: this is not JSON",
        TestName = "columns are UTF-16 units")]
    public void The_manifest_is_an_object_in_UTF_8(string text, string expected) =>
        Assert.That(OfBytes(Encoding.UTF8.GetBytes(text)), Is.EqualTo(new[] { "x/ruleset.json" + expected }));

    [Test]
    public void Another_encoding_is_refused_where_it_shows() =>
        Assert.That(
            OfBytes([(byte)'{', (byte)'\n', (byte)'"', 0xB9, 0xFA, (byte)'"', (byte)'}']),
            Is.EqualTo(new[] { "x/ruleset.json(2,2): error RE1004: this is not UTF-8" }));

    [TestCase(RuleSetFiles.MaximumBytes, "(1,1): error RE1001: the file ends in the middle",
        TestName = "4 MiB are read")]
    [TestCase(RuleSetFiles.MaximumBytes + 1, ": error RE1005: the file is larger than 4 MiB",
        TestName = "a byte more is not")]
    public void Large_files_are_refused_unread(int length, string expected)
    {
        var bytes = new byte[length];
        Array.Fill(bytes, (byte)' ');

        Assert.That(OfBytes(bytes)[0], Does.StartWith("x/ruleset.json").And.EndWith(expected[^20..]));
    }

    private static string[] Findings(ARuleSet set) =>
        [.. RuleSetLibrary.Of(set.Files).Findings.Select(finding => finding.ToString())];

    private static string[] OfBytes(byte[] bytes) =>
        [.. RuleSetLibrary.Of(new RuleSetFiles("x", [KeyValuePair.Create("ruleset.json", bytes)])).Findings.Select(
            f => f.ToString())];
}
