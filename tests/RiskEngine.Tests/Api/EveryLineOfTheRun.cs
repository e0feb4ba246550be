using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>After all tests of the service: what it logged meanwhile, whatever it was that the tests sent.</summary>
[SetUpFixture]
internal sealed class EveryLineOfTheRun
{
    [OneTimeTearDown]
    public void Holds_no_household_and_no_secret() => Assert.That(WrittenLines.Leaks, Is.Empty);
}
