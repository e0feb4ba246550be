using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class PublishedLockTests
{
    private const string A = "sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private const string B = "sha256:bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";

    private static readonly RuleSetId National = new("national", "2020.1");

    [Test]
    public void Sets_are_written_in_the_order_of_their_names() => Assert.That(
        PublishedLock.Empty.With(new RuleSetId("weichang-130828", "2020.1"), B).With(National, A).ToJson(),
        Is.EqualTo($$"""
            {
              "$schema": "schema/lock.schema.json",
              "national@2020.1": "{{A}}",
              "weichang-130828@2020.1": "{{B}}"
            }

            """.ReplaceLineEndings("\n")));

    [Test]
    public void What_was_written_is_read_again()
    {
        var folder = Directory.CreateTempSubdirectory("lock-").FullName;
        PublishedLock.Empty.With(National, A).Write(folder);

        var read = PublishedLock.Load(folder);

        Assert.That(read.Findings, Is.Empty);
        Assert.That(read.DigestOf(National), Is.EqualTo(A));
    }

    [Test]
    public void A_folder_without_the_file_has_published_nothing() =>
        Assert.That(PublishedLock.Load(Directory.CreateTempSubdirectory("lock-").FullName).Digests, Is.Empty);

    [Test]
    public void A_set_that_nobody_published_has_no_digest() =>
        Assert.That(Read($$"""{ "national@2020.1": "{{A}}" }""").DigestOf(new RuleSetId("national", "2021.1")), Is.Null);

    [Test]
    public void A_locked_set_cannot_be_locked_differently() => Assert.That(
        () => PublishedLock.Empty.With(National, A).With(National, B), Throws.InvalidOperationException);

    [TestCase("""{ "national": "x" }""", "lock.json(1,3): error RE1019: a key cannot be `national`")]
    [TestCase("""{ "national@2020.1": "md5:1" }""", "lock.json(1,22): error RE1019: `national@2020.1` cannot be `md5:1`")]
    [TestCase("""{ "national@2020.1": 1 }""",
        "lock.json(1,22): error RE1015: `national@2020.1` has to be a text, and here is a number")]
    [TestCase("[]", "lock.json(1,1): error RE1015: the lock has to be an object, and here is a list")]
    [TestCase("{", "lock.json(1,2): error RE1001: the file ends in the middle")]
    public void A_mistake_is_shown_with_its_place(string text, string expected) =>
        Assert.That(Read(text).Findings.Select(finding => finding.ToString()), Is.EqualTo(new[] { expected }));

    private static PublishedLock Read(string text) => PublishedLock.Read("lock.json", Encoding.UTF8.GetBytes(text));
}
