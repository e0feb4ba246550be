using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Tests.RuleSets.Coverage;
using static RiskEngine.Tests.Cli.ARulesFolder;

namespace RiskEngine.Tests.Cli;

internal sealed class RulesCoverageTests
{
    private const string File = "COVERAGE.md";

    [Test]
    public void Every_demand_of_the_documents_is_somewhere_and_the_page_is_up_to_date()
    {
        var (exit, output, errors) = Coverage(RepositoryRoot.At("rules"), check: true);

        Assert.That(errors, Is.Empty);
        Assert.That(output, Does.StartWith("109 rows: "));
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void It_writes_the_page_and_then_finds_it_up_to_date()
    {
        var folder = Folder(ARegister.Text);

        var (exit, output, _) = Coverage(folder.Path, check: false);

        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Is.EqualTo("6 rows: 6 by rules and parameters\n"));
        Assert.That(folder.Read(File), Does.StartWith("# What the founding documents ask"));
        Assert.That(Coverage(folder.Path, check: true).Exit, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public void A_page_that_is_not_up_to_date_is_told_and_left_alone()
    {
        var folder = Folder(ARegister.Text);
        System.IO.File.WriteAllText(folder.At(File), "old");

        var (exit, _, errors) = Coverage(folder.Path, check: true);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Does.Contain("COVERAGE.md is not up to date\n  fix: run `riskengine rules coverage`"));
        Assert.That(folder.Read(File), Is.EqualTo("old"));
    }

    [Test]
    public void A_row_that_nothing_carries_is_a_finding_and_stands_in_the_page()
    {
        var folder = Folder(ARegister.And(ARegister.Row("SD-050", "measure")));

        var (exit, _, errors) = Coverage(folder.Path, check: false);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Does.Contain("error RE1603: `SD-050` is a measure"));
        Assert.That(folder.Read(File), Does.Contain("| SD-050 | S0 Art. 1 | measure | Asks SD-050. | **nothing** |"));
    }

    [Test]
    public void Rule_sets_with_mistakes_are_mended_first()
    {
        var folder = new ARulesFolder(ARuleSet.National.Changing("ruleset.json", "\"Owner\"", "\"Ovner\""));

        var (exit, _, errors) = Coverage(folder.Path, check: false);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain("did you mean `Owner`?"));
    }

    private static ARulesFolder Folder(string register)
    {
        var folder = new ARulesFolder(ARuleSet.National);
        System.IO.File.WriteAllText(folder.At("coverage.json"), register);
        return folder;
    }

    private static (ExitCode Exit, string Output, string Errors) Coverage(string folder, bool check) =>
        Run((output, errors) => RulesCoverageCommand.Run(folder, check, quiet: false, output, errors));
}
