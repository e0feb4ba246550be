using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Api;

namespace RiskEngine.Tests.Api;

/// <summary>What leaves the service as metrics and traces, received by a receiver that the test starts.</summary>
[NonParallelizable]
internal sealed class TelemetryTests
{
    private const string Secret = "h-000123";

    [Test]
    public async Task Metrics_and_traces_arrive_and_name_no_household()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var rules = ServedRules.Of(RunningService.TwoSets);
        await using (var service = await RunningService.StartAsync(rules, Settings(receiver)))
        {
            await AskAsync(service);
        }

        // Ending the service sends what had not been sent.
        var sums = receiver.Sums;
        TestContext.Out.WriteLine(string.Join('\n', sums.Select(sum => $"{sum.Key}: {sum.Value}")));
        Assert.That(sums["riskengine.assessments riskengine.category=NONE riskengine.ruleset=national@2020.1"], Is.EqualTo(3));
        Assert.That(
            sums["riskengine.assessments riskengine.category=INDETERMINATE riskengine.ruleset=national@2020.1"], Is.EqualTo(1));
        Assert.That(sums["riskengine.rule.hits riskengine.rule=NONE riskengine.ruleset=national@2020.1"], Is.EqualTo(4));
        Assert.That(
            sums["riskengine.unknown_facts riskengine.fact=/income/wage riskengine.ruleset=national@2020.1"], Is.EqualTo(1));
        Assert.That(sums["riskengine.assessment.duration riskengine.ruleset=national@2020.1"], Is.EqualTo(2));
        Assert.That(receiver.Metrics, Does.Contain("http.server.request.duration").And.Contains("dotnet.gc.collections"));
        Assert.That(receiver.Spans.Select(span => span.Name), Is.EquivalentTo(new[]
        {
            "POST /v1/assessments", "POST /v1/assessments", "POST /v1/assessments/batch", "GET none",
        }));
        Assert.That(receiver.Spans.Select(span => span.Tags), Does.Contain(
            " http.request.method=GET http.response.status_code=404 http.route=none"));
        Assert.That(receiver.Words, Does.Not.Contain(Secret).And.Not.Contains("130828"));
    }

    [Test]
    public async Task A_reload_and_a_refusal_are_counted_and_totals_never_go_down()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var pinned = $$"""{ "household": {{AHousehold.Json}}, "ruleSet": "national@2020.1" }""";
        await using (var rules = await ChangingRules.StartAsync(ChangingRules.Nation, null, Settings(receiver)))
        {
            using var before = await rules.Service.AssessAsync(pinned);
            rules.Write(ChangingRules.Nation.Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /"));
            await rules.UntilReadySaysAsync("degraded");
            rules.Write(ChangingRules.Nation);
            await rules.UntilReadySaysAsync("\"ready\"");
            using var after = await rules.Service.AssessAsync(pinned);
        }

        var sums = receiver.Sums;
        Assert.That(sums["riskengine.ruleset.reloads riskengine.outcome=refused"], Is.EqualTo(1));
        Assert.That(sums["riskengine.ruleset.reloads riskengine.outcome=in-force"], Is.EqualTo(1));
        Assert.That(sums["riskengine.assessments riskengine.category=NONE riskengine.ruleset=national@2020.1"], Is.EqualTo(2));
    }

    [Test]
    public async Task A_comparison_and_a_replay_are_counted_by_what_came_of_them_and_not_as_assessments()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var withoutWage = AHousehold.Json.Replace("26000", "0", StringComparison.Ordinal);
        await using (var service = await RunningService.StartAsync(ServedRules.Of(RunningService.TwoSets), Settings(receiver)))
        {
            using var kept = await service.AssessAsync($$"""{ "household": {{AHousehold.Json}} }""", "?explain=none");
            var assessment = await kept.Content.ReadAsStringAsync();
            foreach (var after in new[] { "{}", "{}", """{ "ruleSet": "national" }""", """{ "ruleSet": "nobody" }""" })
            {
                using var compared = await service.PostAsync(
                    "/v1/comparisons", $$"""{ "household": {{withoutWage}}, "before": {}, "after": {{after}} }""");
            }

            foreach (var earlier in new[] { assessment, assessment.Replace("\"score\":", "\"score\":9", StringComparison.Ordinal), "{}" })
            {
                using var replayed = await service.PostAsync(
                    "/v1/replays", $$"""{ "household": {{AHousehold.Json}}, "assessment": {{earlier}} }""");
            }
        }

        var counted = receiver.Sums.Where(sum => sum.Key.StartsWith("riskengine.", StringComparison.Ordinal)
            && !sum.Key.Contains("riskengine.rule.hits", StringComparison.Ordinal)).Select(sum => $"{sum.Key}: {sum.Value}");
        Assert.That(counted, Is.EquivalentTo(new[]
        {
            "riskengine.assessments riskengine.category=NONE riskengine.ruleset=weichang-130828@2020.1: 1",
            "riskengine.assessment.duration riskengine.ruleset=weichang-130828@2020.1: 1",
            "riskengine.comparisons riskengine.outcome=same riskengine.ruleset=weichang-130828@2020.1: 2",
            "riskengine.comparisons riskengine.outcome=changed riskengine.ruleset=national@2020.1: 1",
            "riskengine.replays riskengine.outcome=reproduced riskengine.ruleset=weichang-130828@2020.1: 1",
            "riskengine.replays riskengine.outcome=different riskengine.ruleset=weichang-130828@2020.1: 1",
        }));
    }

    private static string[] Settings(OtlpReceiver receiver) =>
    [
        "--OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address, "--OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
        "--OTEL_METRIC_EXPORT_INTERVAL", "60000",
    ];

    private static async Task AskAsync(RunningService service)
    {
        const string Order = "\"asOf\": \"2020-06-01\", \"ruleSet\": \"national@2020.1\"";
        var unknown = JsonNode.Parse(AHousehold.Json)!;
        unknown["income"]!.AsObject().Remove("wage");
        var line = JsonNode.Parse(AHousehold.Json)!.ToJsonString();
        using var good = await service.AssessAsync($$"""{ "household": {{AHousehold.Json}}, {{Order}} }""");
        using var open = await service.AssessAsync(
            $$"""{ "household": {{unknown.ToJsonString()}}, {{Order}} }""", $"?explain=none");
        using var lines = new ByteArrayContent(Encoding.UTF8.GetBytes($"{line}\n{line}\n{{}}\n"));
        lines.Headers.ContentType = new("application/x-ndjson");
        using var batch = await service.Client.PostAsync(
            new Uri("/v1/assessments/batch?ruleSet=national@2020.1", UriKind.Relative), lines);
        _ = await batch.Content.ReadAsStringAsync();
        using var nowhere = await service.GetAsync(
            $"/v1/{Secret}?q={Secret}", ("tracestate", $"who={Secret}"), ("baggage", $"who={Secret}"), ("User-Agent", Secret), ("Authorization", "Bearer rk_0123456789abcdef"),
            ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
    }
}
