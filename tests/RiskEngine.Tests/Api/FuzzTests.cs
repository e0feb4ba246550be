using NUnit.Framework;
using RiskEngine.Benchmarks.Fuzz;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Api;

internal sealed class FuzzTests
{
    [Test]
    public async Task Twenty_thousand_wild_requests_get_an_answer_each_and_none_makes_the_service_fail()
    {
        await using var service = await RunningService.StartAsync(RuleSetLibrary.Load(RepositoryRoot.At("rules")));
        var result = await FuzzRun.SendAsync(service.Client.BaseAddress!, WildRequests.Make(seed: 20260601, count: 20_000));
        TestContext.Out.WriteLine(string.Join(", ", result.Statuses.Select(pair => $"{pair.Key}: {pair.Value}")));

        Assert.That(result.Wrong, Is.Empty);
        Assert.That(result.Statuses.Values.Sum(), Is.EqualTo(20_000));
        Assert.That(result.Statuses.Keys, Is.SupersetOf(new[] { 200, 400, 415, 422 }));
    }
}
