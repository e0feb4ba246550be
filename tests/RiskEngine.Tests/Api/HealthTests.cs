using System.Net;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Api;

internal sealed class HealthTests
{
    private const string Workflow = "income.workflow.json";

    private static ARuleSet Misspelt => ARuleSet.National.Version("2021.1", "2021-05-14", to: null)
        .Changing(Workflow, "household.Income.Wage /", "household.Incme.Wage /");

    [TestCase("/health/live", """{"status":"live"}""")]
    [TestCase("/health/ready", """{"status":"ready","ruleSets":["national@2020.1","weichang-130828@2020.1"]}""")]
    public async Task A_service_in_order_says_so(string path, string expected)
    {
        await using var service = await RunningService.StartAsync();

        Assert.That(await service.Client.GetStringAsync(new Uri(path, UriKind.Relative)), Is.EqualTo(expected));
    }

    [Test]
    public async Task A_published_set_that_does_not_compile_is_named_with_file_line_and_column()
    {
        await using var service = await RunningService.StartAsync(NationAnd(Misspelt));
        var (status, problem) = await ReadyAsync(service);

        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/not-ready"));
        Assert.That(problem.GetProperty("available").ToString(), Is.EqualTo("""["national@2020.1"]"""));
        var error = problem.GetProperty("errors")[0];
        var place = "rules/national/2021.1/income.workflow.json(5,";
        Assert.That(error.GetProperty("message").GetString(), Does.StartWith(place));
        Assert.That(error.GetProperty("suggestion").GetString(), Does.Contain("`household.Income`"));
    }

    [Test]
    public async Task A_published_set_that_cannot_even_be_read_is_named_too()
    {
        var broken = ARuleSet.National.Version("2021.1", "2021-05-14", to: null).With("ruleset.json", "{");
        await using var service = await RunningService.StartAsync(NationAnd(broken));
        var (status, problem) = await ReadyAsync(service);

        Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("code").GetString(), Does.StartWith("RE1"));
    }

    [Test]
    public async Task A_draft_with_mistakes_keeps_nobody_waiting()
    {
        var draft = Misspelt.Changing("ruleset.json", "\"published\"", "\"draft\"");
        await using var service = await RunningService.StartAsync(NationAnd(draft));
        var (status, _) = await ReadyAsync(service);

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task The_good_sets_are_served_while_another_is_broken()
    {
        await using var service = await RunningService.StartAsync(NationAnd(Misspelt));
        using var good = await service.AssessAsync($$"""{ "household": {{AHousehold.Json}} }""");
        using var broken = await service.AssessAsync(
            $$"""{ "household": {{AHousehold.Json}}, "asOf": "2022-01-01" }""");

        Assert.That(good.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(broken.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(await broken.Content.ReadAsStringAsync(), Does.Contain("RE7033").And.Not.Contains("Incme"));
    }

    private static RuleSetLibrary NationAnd(ARuleSet other) => RuleSetLibrary.Of(ARuleSet.National.Files, other.Files);

    private static async Task<(HttpStatusCode Status, JsonElement Body)> ReadyAsync(RunningService service)
    {
        using var response = await service.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
