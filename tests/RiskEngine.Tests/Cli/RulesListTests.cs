using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.RuleSets;
using static RiskEngine.Tests.Cli.ARulesFolder;

namespace RiskEngine.Tests.Cli;

internal sealed class RulesListTests
{
    private static readonly ARulesFolder Folder = new(ARuleSet.National, ARuleSet.County);

    [Test]
    public void The_table_has_a_line_per_set()
    {
        var (exit, output, errors) = List(Folder, ListFormat.Table);

        var lines = output.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(errors, Is.Empty);
        Assert.That(lines.Select(line => line[..Math.Max(0, line.LastIndexOf(' '))]), Is.EqualTo(new[]
        {
            "SET STATUS IN FORCE EXTENDS DIVISION FLAGS CATEGORIES MEASURES STEPS PARAMETERS CASES LOCK",
            "weichang-130828@2020.1 published 2020-06-01 to 2021-05-13 national@2020.1 130828 3 2 1 1 2 0 no",
            "national@2020.1 published 2020-03-20 to 2021-05-13 - all 2 2 1 1 2 0 no",
            "",
        }));
    }

    [Test]
    public void The_json_has_the_whole_digest()
    {
        var national = JsonElement.Parse(List(Folder, ListFormat.Json).Output).EnumerateArray().Last();

        Assert.That(national.GetProperty("ruleSet").GetString(), Is.EqualTo("national@2020.1"));
        Assert.That(national.GetProperty("effectiveTo").GetString(), Is.EqualTo("2021-05-14"));
        Assert.That(national.GetProperty("digest").GetString(), Does.Match("^sha256:[0-9a-f]{64}$"));
    }

    [Test]
    public void A_set_with_mistakes_is_listed_and_is_a_finding()
    {
        var folder = new ARulesFolder(ARuleSet.National.Changing("ruleset.json", "\"Owner\"", "\"Ovner\""));

        var (exit, output, _) = List(folder, ListFormat.Table);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.Contain("national@2020.1  2 mistakes; run `riskengine rules check "));
    }

    [Test]
    public void A_set_that_changed_after_it_was_published_shows()
    {
        var folder = new ARulesFolder(ARuleSet.National);
        PublishedLock.Empty.With(new RuleSetId("national", "2020.1"), $"sha256:{new string('0', 64)}").Write(folder.Path);

        Assert.That(List(folder, ListFormat.Table).Output, Does.Contain("  changed  "));
    }

    [Test]
    public void A_folder_that_is_not_there_is_told() => Assert.That(
        Run((output, errors) => RulesListCommand.Run("nosuch", ListFormat.Table, output, errors)).Exit,
        Is.EqualTo(ExitCode.Usage));

    private static (ExitCode Exit, string Output, string Errors) List(ARulesFolder folder, ListFormat format) =>
        Run((output, errors) => RulesListCommand.Run(folder.Path, format, output, errors));
}
