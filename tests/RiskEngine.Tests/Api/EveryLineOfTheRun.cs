using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>After all tests of the service: what it logged, exported and refused meanwhile, whatever the tests sent.</summary>
[SetUpFixture]
internal sealed class EveryLineOfTheRun
{
    [OneTimeTearDown]
    public void Holds_no_household_and_no_secret() => Assert.Multiple(() =>
    {
        Assert.That(WrittenLines.Leaks, Is.Empty, "in a line of the log, a metric or a trace");
        Assert.That(ProblemWatch.Leaks, Is.Empty, "in a problem document");
    });
}
