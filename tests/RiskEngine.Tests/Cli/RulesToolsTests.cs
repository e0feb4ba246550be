using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Checking;
using RiskEngine.Cli.Commands;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Cli;

/// <summary><c>rules check</c> and <c>rules test</c> as their user meets them.</summary>
internal sealed class RulesToolsTests
{
    private static readonly string Misspelt = RepositoryRoot.At("samples", "rule-sets", "misspelt-fact");

    [Test]
    public void A_folder_is_checked_and_its_mistakes_are_shown_as_everywhere()
    {
        var (exit, output, errors) = Check([Misspelt], FindingsFormat.Text);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.Contain("income.workflow.json(27,22): error RE2031: unknown fact `household.Incme`\n   27 |"));
        Assert.That(output, Does.Contain("  fix: did you mean `household.Income`?\n"));
        Assert.That(errors, Does.StartWith("1 sets checked, "));
    }

    [Test]
    public void A_set_of_the_rules_folder_checks_clean()
    {
        var (exit, output, errors) = Check(["national@2020.1"], FindingsFormat.Text);

        Assert.That(output, Is.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(errors, Is.EqualTo("1 sets checked, 0 errors, 0 warnings\n"));
    }

    [TestCase("natoinal@2020.1", "did you mean `national@2020.1`?")]
    [TestCase("nationl", "did you mean `national`?")]
    [TestCase("nosuch/folder", "there is no folder and no rule set `nosuch/folder`")]
    public void A_misspelt_set_is_asked_back(string name, string said)
    {
        foreach (var (exit, output, errors) in new[] { Check([name], FindingsFormat.Text), Test([name], FindingsFormat.Text) })
        {
            Assert.That(exit, Is.EqualTo(ExitCode.Usage));
            Assert.That(output, Is.Empty);
            Assert.That(errors, Does.Contain(said).And.Contain("national@2020.1"));
        }
    }

    [Test]
    public void A_folder_that_cannot_be_read_is_wrong_usage()
    {
        var (exit, output, errors) = Check([], FindingsFormat.Text, rules: "/nosuch/rules");

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain("/nosuch/rules: error RE3001: there is no such folder"));
    }

    [Test]
    public void A_folder_without_sets_is_wrong_usage()
    {
        var empty = Directory.CreateTempSubdirectory("empty-").FullName;

        Assert.That(Check([empty], FindingsFormat.Text).Exit, Is.EqualTo(ExitCode.Usage));
    }

    [Test]
    public void Json_is_an_array_with_every_part()
    {
        var (_, output, _) = Check([Misspelt], FindingsFormat.Json);
        var first = JsonDocument.Parse(output).RootElement.EnumerateArray().First(one => one.GetProperty("code").GetString() == "RE2031");

        Assert.That(first.EnumerateObject().Select(member => member.Name), Is.EqualTo(
            new[] { "code", "severity", "file", "line", "column", "length", "what", "why", "fix" }));
        Assert.That(first.GetProperty("line").GetInt32(), Is.EqualTo(27));
        Assert.That(first.GetProperty("column").GetInt32(), Is.EqualTo(22));
        Assert.That(first.GetProperty("severity").GetString(), Is.EqualTo("error"));
        Assert.That(first.GetProperty("fix").GetString(), Is.EqualTo("did you mean `household.Income`?"));
    }

    [Test]
    public void Without_findings_json_is_an_empty_array() =>
        Assert.That(Check(["national@2020.1"], FindingsFormat.Json).Output, Is.EqualTo("[]\n"));

    [Test]
    public void Sarif_has_the_structure_that_its_standard_asks_for()
    {
        var (_, output, _) = Check([Misspelt], FindingsFormat.Sarif);
        var log = JsonDocument.Parse(output).RootElement;
        var run = log.GetProperty("runs").EnumerateArray().Single();
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();

        Assert.That(log.GetProperty("version").GetString(), Is.EqualTo("2.1.0"));
        Assert.That(log.GetProperty("$schema").GetString(), Does.EndWith("sarif-schema-2.1.0.json"));
        Assert.That(run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString(), Is.EqualTo("riskengine"));
        Assert.That(run.GetProperty("columnKind").GetString(), Is.EqualTo("utf16CodeUnits"));
        Assert.That(rules.Select(rule => rule.GetProperty("id").GetString()), Is.Unique.And.Ordered.And.Not.Empty);
        Assert.That(rules.Select(rule => rule.GetProperty("shortDescription").GetProperty("text").GetString()), Has.None.Empty);
        Assert.That(results, Is.Not.Empty);
        foreach (var result in results)
        {
            var rule = rules[result.GetProperty("ruleIndex").GetInt32()];
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            var region = place.GetProperty("region");
            Assert.That(rule.GetProperty("id").GetString(), Is.EqualTo(result.GetProperty("ruleId").GetString()));
            Assert.That(result.GetProperty("level").GetString(), Is.AnyOf("error", "warning"));
            Assert.That(result.GetProperty("message").GetProperty("text").GetString(), Does.Contain("\nfix: "));
            Assert.That(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _));
            Assert.That(region.GetProperty("startLine").GetInt32(), Is.GreaterThan(0));
            Assert.That(region.GetProperty("endColumn").GetInt32(), Is.GreaterThan(region.GetProperty("startColumn").GetInt32()));
        }
    }

    [Test]
    public void A_test_ends_with_what_its_cases_show()
    {
        var (exit, output, errors) = Test(["national@2020.1"], FindingsFormat.Text);

        Assert.That(output, Does.Match(
            @"^1 sets: \d+ cases passed, 0 failed; (\d+) of \1 rules, (\d+) of \2 clauses and (\d+) of \3 thresholds covered\n$"));
        Assert.That(errors, Is.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void A_set_that_does_not_compile_is_not_tested()
    {
        var (exit, output, _) = Test([Misspelt], FindingsFormat.Text);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.Contain("error RE2031").And.EndWith("0 of 0 thresholds covered\n"));
    }

    [Test]
    public void A_set_that_is_named_is_compared_with_its_line_in_the_lock_and_with_no_other()
    {
        var folder = new ARulesFolder(ARuleSet.National, ARuleSet.National.Version("2021.1", "2021-05-14", null));
        PublishedLock.Empty.With(new RuleSetId("national", "2020.1"), "sha256:" + new string('0', 64)).Write(folder.Path);

        var (exit, output, _) = Check(["national@2020.1"], FindingsFormat.Text, folder.Path);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.Contain("error RE3102: `national@2020.1` is published and has changed"));
        Assert.That(output, Does.Not.Contain("RE3101").And.Not.Contain("RE3104"));
    }

    [TestCase("national", "2020.1", "copy")]
    [TestCase("counties", "weichang-130828")]
    public void A_set_where_none_is_looked_for_is_a_finding(params string[] place)
    {
        var folder = new ARulesFolder(ARuleSet.National);
        Directory.CreateDirectory(folder.At(place));
        File.Copy(folder.At("national", "2020.1", "ruleset.json"), folder.At([.. place, "ruleset.json"]));

        var (exit, output, _) = Check([folder.Path], FindingsFormat.Text);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.Contain($"{string.Join('/', place)}/ruleset.json: error RE3005: nobody looks for a rule set here"));
    }

    private static (ExitCode Exit, string Output, string Errors) Check(
        string[] named, FindingsFormat format, string? rules = null) => Run(RulesCheckCommand.Run, named, format, rules);

    private static (ExitCode Exit, string Output, string Errors) Test(string[] named, FindingsFormat format) =>
        Run(RulesTestCommand.Run, named, format, null);

    private static (ExitCode Exit, string Output, string Errors) Run(
        Func<IReadOnlyList<string>, string?, FindingsFormat, TextWriter, TextWriter, bool, ExitCode> command,
        string[] named, FindingsFormat format, string? rules)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = command(named, rules ?? RepositoryRoot.At("rules"), format, output, errors, false);
        return (exit, output.ToString(), errors.ToString());
    }
}
