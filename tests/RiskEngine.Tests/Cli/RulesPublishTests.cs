using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.RuleSets;
using static RiskEngine.Tests.Cli.ARulesFolder;

namespace RiskEngine.Tests.Cli;

internal sealed class RulesPublishTests
{
    private const string Manifest = "ruleset.json";
    private static readonly RuleSetId Id = new("national", "2020.1");

    // Nothing that is always met, and no bare number: the check would find both.
    private static readonly ARuleSet Published = ARuleSet.National
        .Changing("measures.workflow.json", "household.Size > 0", "household.Income.Wage == 0")
        .Changing("steps.workflow.json", "household.Size > 0", "household.Income.Wage == 0");

    private static readonly ARuleSet Draft = Published.Changing(Manifest, "\"published\"", "\"draft\"");

    private static readonly ARuleSet County =
        ARuleSet.County.Changing("income.workflow.json", "household.Income.Wage < 100", "household.Income.Wage == 0");

    [Test]
    public void A_draft_becomes_published_and_is_locked_under_the_digest_that_it_has_then()
    {
        var folder = new ARulesFolder(Draft);

        var (exit, output, errors) = Publish(folder);

        var digest = RuleSetLibrary.Load(folder.Path).Find(Id)!.Digest;
        Assert.That(errors, Is.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Is.EqualTo($"national@2020.1 {digest} published\n"));
        Assert.That(PublishedLock.Load(folder.Path).DigestOf(Id), Is.EqualTo(digest));
        Assert.That(folder.Read("national", "2020.1", Manifest), Is.EqualTo(ManifestOf(Published)));
    }

    [Test]
    public void A_dry_run_writes_nothing()
    {
        var folder = new ARulesFolder(Draft);

        var (exit, output, _) = Publish(folder, dryRun: true);

        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Does.EndWith(" can be published; nothing was written\n"));
        Assert.That(File.Exists(folder.At(PublishedLock.FileName)), Is.False);
        Assert.That(folder.Read("national", "2020.1", Manifest), Is.EqualTo(ManifestOf(Draft)));
    }

    [Test]
    public void Publishing_again_changes_nothing()
    {
        var folder = new ARulesFolder(Draft);
        Publish(folder);

        Assert.That(Publish(folder).Output, Does.EndWith(" was published already\n"));
    }

    [Test]
    public void A_set_that_says_published_and_is_not_locked_is_locked()
    {
        var folder = new ARulesFolder(Published);

        Assert.That(Publish(folder).Output, Does.EndWith(" published\n"));
        Assert.That(PublishedLock.Load(folder.Path).DigestOf(Id), Is.Not.Null);
    }

    [Test]
    public void A_set_that_changed_after_it_was_published_is_refused_with_what_to_do()
    {
        var folder = new ARulesFolder(Draft);
        Publish(folder);
        var before = folder.Read(PublishedLock.FileName);
        Published.Changing("income.workflow.json", "\"Points\": 30", "\"Points\": 31").WriteTo(folder.At(".."));

        var (exit, _, errors) = Publish(folder);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Does.Contain("error RE3102: `national@2020.1` is published and has changed"));
        Assert.That(errors, Does.Contain("undo the change, or copy the folder to a new version"));
        Assert.That(folder.Read(PublishedLock.FileName), Is.EqualTo(before));
    }

    [Test]
    public void That_it_changed_is_told_before_what_is_wrong_with_it()
    {
        var folder = new ARulesFolder(Draft);
        Publish(folder);
        Published.Changing("income.workflow.json", "\"SD-009\"", "\"SD-999\"").WriteTo(folder.At(".."));

        var (exit, _, errors) = Publish(folder);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Does.Contain("error RE3102").And.Not.Contain("RE1121"));
    }

    [Test]
    public void A_folder_that_cannot_be_written_is_told_and_keeps_its_manifest()
    {
        var folder = new ARulesFolder(Draft);
        Directory.CreateDirectory(folder.At("national", "2020.1", Manifest + ".new"));

        var (exit, output, errors) = Publish(folder);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.StartWith("error: "));
        Assert.That(folder.Read("national", "2020.1", Manifest), Is.EqualTo(ManifestOf(Draft)));
        Assert.That(File.Exists(folder.At(PublishedLock.FileName)), Is.False);
    }

    [Test]
    public void An_overlay_waits_for_its_parent() => Refused(
        new ARulesFolder(Draft, County), "weichang-130828@2020.1", "which is not published");

    [Test]
    public void A_retired_set_stays_retired() => Refused(
        new ARulesFolder(Published.Changing(Manifest, "\"published\"", "\"retired\"")), "national@2020.1", "is retired");

    [Test]
    public void A_set_with_a_mistake_is_not_published() => Refused(
        new ARulesFolder(Draft.Changing("income.workflow.json", "household.Income.Wage ==", "household.Income.Wagge ==")),
        "national@2020.1", "did you mean `household.Income.Wage`?");

    [Test]
    public void A_set_with_a_failing_case_is_not_published()
    {
        var folder = new ARulesFolder(Draft.With("income.cases.json", """
            {
              "AsOf": "2020-06-30",
              "Cases": [{ "Name": "A wage is none", "Household": {}, "Expect": { "Met": ["WAGE_NONE"] } }]
            }
            """));
        File.Copy(
            RepositoryRoot.At("rules", "national", "2020.1", "ordinary.household.json"),
            folder.At("national", "2020.1", "ordinary.household.json"));

        Refused(folder, "national@2020.1", "WAGE_NONE is NOT_MET, not MET");
    }

    [TestCase("national", "names no version")]
    [TestCase("national@2020.2", "did you mean `national@2020.1`?")]
    public void A_set_that_is_not_there_is_told(string name, string expected)
    {
        var (exit, _, errors) = Publish(new ARulesFolder(Draft), name: name);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain(expected));
    }

    private static void Refused(ARulesFolder folder, string name, string expected)
    {
        var (exit, output, errors) = Publish(folder, name: name);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain(expected));
        Assert.That(File.Exists(folder.At(PublishedLock.FileName)), Is.False);
    }

    private static (ExitCode Exit, string Output, string Errors) Publish(
        ARulesFolder folder, bool dryRun = false, string name = "national@2020.1") =>
        Run((output, errors) => RulesPublishCommand.Run(folder.Path, name, dryRun, output, errors));

    private static string ManifestOf(ARuleSet set)
    {
        var folder = new ARulesFolder(set);
        return folder.Read("national", "2020.1", Manifest);
    }
}
