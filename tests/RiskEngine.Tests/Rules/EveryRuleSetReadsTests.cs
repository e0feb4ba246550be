using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules;

/// <summary>The rule sets of this repository, read as the doors read them.</summary>
public sealed class EveryRuleSetReadsTests
{
    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(
        LibraryFolder.Find(null, null, TestContext.CurrentContext.TestDirectory, TestContext.CurrentContext.TestDirectory)!);

    [Test]
    public void There_is_a_national_set() =>
        Assert.That(Library.RuleSets.Select(set => set.Id?.Set), Does.Contain("national"));

    [Test]
    public void Every_set_reads_without_a_finding() => Assert.That(Library.Findings, Is.Empty);
}
