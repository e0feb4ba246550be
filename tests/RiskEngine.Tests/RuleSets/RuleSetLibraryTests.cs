using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class RuleSetLibraryTests
{
    private string root = "";

    [SetUp]
    public void MakeAnEmptyFolder() => root = Directory.CreateTempSubdirectory("rules-").FullName;

    [TearDown]
    public void RemoveIt() => Directory.Delete(root, recursive: true);

    [Test]
    public void The_three_rooms_are_searched()
    {
        ARuleSet.National.WriteTo(root);
        ARuleSet.County.WriteTo(root);
        Province.WriteTo(root);
        ARuleSet.National.In("rules/schema/x").WriteTo(root);
        ARuleSet.National.In("rules/counties/.old/2020.1").WriteTo(root);

        var library = RuleSetLibrary.Load(Path.Combine(root, "rules"));

        Assert.That(library.Findings, Is.Empty);
        Assert.That(library.RuleSets.Select(set => set.Id?.ToString()), Is.EqualTo(new[]
        {
            "weichang-130828@2020.1", "national@2020.1", "hebei@2020.1",
        }));
    }

    [Test]
    public void A_folder_that_is_a_rule_set_brings_the_sets_it_extends()
    {
        ARuleSet.National.WriteTo(root);
        ARuleSet.County.WriteTo(root);

        var library = RuleSetLibrary.Load(Path.Combine(root, ARuleSet.County.Folder));

        Assert.That(library.RuleSets.Select(set => set.RuleSet?.Id.ToString()),
            Is.EqualTo(new[] { "weichang-130828@2020.1", "national@2020.1" }));
    }

    [Test]
    public void A_draft_may_lie_in_a_folder_of_any_name()
    {
        ARuleSet.National.In("drafts/mine").WriteTo(root);

        Assert.That(RuleSetLibrary.Load(Path.Combine(root, "drafts/mine")).Findings, Is.Empty);
    }

    [Test]
    public void A_set_in_a_folder_of_another_name_is_refused()
    {
        ARuleSet.National.In("rules/national/2020.9").WriteTo(root);

        var findings = RuleSetLibrary.Load(Path.Combine(root, "rules")).Findings;

        Assert.That(findings.Select(finding => (finding.Line, finding.What)), Is.EqualTo(new[]
        {
            (4, "the set `national@2020.1` lies in a folder of another name"),
        }));
    }

    [Test]
    public void A_folder_without_manifest_is_told_so()
    {
        Directory.CreateDirectory(Path.Combine(root, "rules/national/2020.1"));

        Assert.That(RuleSetLibrary.Load(Path.Combine(root, "rules")).Findings.Select(finding => finding.Code),
            Is.EqualTo(new[] { "RE1030" }));
    }

    [Test]
    public void A_missing_folder_and_an_empty_one_are_told_apart()
    {
        Assert.That(RuleSetLibrary.Load(Path.Combine(root, "no")).Findings.Select(finding => finding.What),
            Is.EqualTo(new[] { "there is no such folder" }));
        Assert.That(RuleSetLibrary.Load(root).Findings.Select(finding => finding.What),
            Is.EqualTo(new[] { "the folder holds no rule set" }));
    }

    [Test]
    public void Two_sets_of_one_name_are_refused()
    {
        var findings = RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.National.In("elsewhere").Files).Findings;

        Assert.That(findings.Select(finding => finding.ToString()), Is.EqualTo(new[]
        {
            "elsewhere/ruleset.json(4,14): error RE3004: a second set is called `national@2020.1`",
        }));
    }

    [Test]
    public void A_draft_is_checked_on_top_of_the_library_and_leaves_it_alone()
    {
        var library = RuleSetLibrary.Of(ARuleSet.National.Files);

        Assert.That(library.Check(ARuleSet.County.Files).RuleSet?.Domains, Has.Count.EqualTo(4));
        Assert.That(library.RuleSets, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_line_of_any_file_can_be_shown()
    {
        var library = RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.County.Files);

        Assert.That(library.Line("rules/national/2020.1/ruleset.json", 3), Is.EqualTo("  \"Id\": \"national\","));
        Assert.That(library.Line("rules/national/2020.1/ruleset.json", 300), Is.Null);
        Assert.That(library.Line("rules/national/2020.1/other.json", 1), Is.Null);
    }

    [Test]
    public void The_folder_is_sought_in_the_order_of_the_contract()
    {
        var work = Directory.CreateDirectory(Path.Combine(root, "a/b/c")).FullName;
        var program = Directory.CreateDirectory(Path.Combine(root, "program")).FullName;

        Assert.That(LibraryFolder.Find(null, null, work, program), Is.Null);

        var beside = Directory.CreateDirectory(Path.Combine(program, "rules")).FullName;
        Assert.That(LibraryFolder.Find(null, null, work, program), Is.EqualTo(beside));

        var above = Directory.CreateDirectory(Path.Combine(root, "rules")).FullName;
        Assert.That(LibraryFolder.Find(null, null, work, program), Is.EqualTo(above));

        var nearest = Directory.CreateDirectory(Path.Combine(root, "a/b/rules")).FullName;
        Assert.That(LibraryFolder.Find(null, "", work, program), Is.EqualTo(nearest));

        Assert.That(LibraryFolder.Find(null, "/from/environment", work, program), Is.EqualTo("/from/environment"));
        Assert.That(LibraryFolder.Find("typed", "/from/environment", work, program), Is.EqualTo("typed"));
    }

    private static ARuleSet Province { get; } = ARuleSet.County.In("rules/provinces/hebei/2020.1")
        .Changing("ruleset.json", "\"Id\": \"weichang-130828\"", "\"Id\": \"hebei\"")
        .Changing("ruleset.json", "\"DivisionCode\": \"130828\"", "\"DivisionCode\": \"13\"")
        .Changing("ruleset.json", "{ \"Name\": \"income\", \"Kind\": \"flags\", \"Group\": \"INCOME\" }", "")
        .Without("income.workflow.json").Without("income.parameters.json");
}
