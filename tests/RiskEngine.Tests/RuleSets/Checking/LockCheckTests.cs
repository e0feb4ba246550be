using NUnit.Framework;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Tests.RuleSets.Checking;

/// <summary>A published set does not change: its digest stands in <c>published.lock.json</c>.</summary>
internal sealed class LockCheckTests
{
    private string root = "";

    private string Rules => Path.Combine(root, "rules");

    private static readonly string OtherDigest = $"sha256:{new string('0', 64)}";

    private string Digest => RuleSetLibrary.Load(Rules).RuleSets[0].RuleSet!.Digest;

    [SetUp]
    public void MakeFolder()
    {
        root = Directory.CreateTempSubdirectory("lock-").FullName;
        ARuleSet.National.WriteTo(root);
    }

    [TearDown]
    public void RemoveFolder() => Directory.Delete(root, recursive: true);

    [Test]
    public void A_published_set_without_a_lock_names_the_command_that_locks_it()
    {
        var finding = Found().Single();

        Assert.That(finding.ToString(), Does.EndWith(
            "rules/national/2020.1/ruleset.json(6,13): error RE3101: `national@2020.1` is published and not locked"));
        Assert.That(finding.Fix, Is.EqualTo("run `riskengine rules publish national@2020.1`"));
    }

    [Test]
    public void A_set_that_did_not_change_is_no_finding()
    {
        Lock($$"""{ "national@2020.1": "{{Digest}}" }""");

        Assert.That(Found(), Is.Empty);
    }

    [Test]
    public void A_set_that_changed_shows_both_digests()
    {
        var before = Digest;
        Lock($$"""
            {
              "national@2020.1": "{{before}}"
            }
            """);
        ARuleSet.National.Changing("income.workflow.json", "\"Points\": 5", "\"Points\": 6").WriteTo(root);

        var finding = Found().Single();

        Assert.That(finding.ToString(), Does.EndWith(
            "rules/published.lock.json(2,22): error RE3102: `national@2020.1` is published and has changed"));
        Assert.That(finding.Why, Is.EqualTo(
            $"the lock says `{before}`, the files give `{Digest}`; which file changed cannot be told from a digest"));
        Assert.That(RuleSetLibrary.Load(Rules).Line(finding.File!, 2), Does.Contain(before));
    }

    [TestCase("""{ "national@2020.1": 1 }""", "(1,22): error RE1015: `national@2020.1` has to be a text, and here is a number")]
    [TestCase("""{ "national@2020.1" }""", "(1,21): error RE1001: this is not JSON")]
    [TestCase("[]", "(1,1): error RE1015: the lock has to be an object, and here is a list")]
    public void A_lock_that_cannot_be_read_says_where(string text, string expected)
    {
        Lock(text);

        Assert.That(Found().Select(finding => finding.ToString()), Has.Exactly(1).EndsWith("published.lock.json" + expected));
    }

    [Test]
    public void A_locked_set_that_is_gone_is_missed()
    {
        Lock($$"""{ "national@2020.1": "{{Digest}}", "national@2020.2": "{{OtherDigest}}" }""");

        Assert.That(Found().Single().ToString(), Does.EndWith("error RE3104: there is no set `national@2020.2`"));
    }

    [Test]
    public void A_draft_is_not_locked()
    {
        ARuleSet.National.Changing("ruleset.json", "\"published\"", "\"draft\"").WriteTo(root);
        Assert.That(Found(), Is.Empty);

        Lock($$"""{ "national@2020.1": "{{OtherDigest}}" }""");
        Assert.That(Found().Single().Code, Is.EqualTo("RE3103"));
    }

    private void Lock(string text) => File.WriteAllText(Path.Combine(Rules, "published.lock.json"), text);

    // The ordinary set of the tests has a finding of its own in what it asks of households.
    private List<Diagnostic> Found() => [.. RuleSetCheck.Folder(Rules).Where(finding => finding.Code is not "RE2213")];
}
