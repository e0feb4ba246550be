using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api.Limits;

internal sealed class ServerLimitTests
{
    private const string Batch = "/v1/assessments/batch?explain=none";
    private static readonly string Line = AHousehold.Json.ReplaceLineEndings(" ") + "\n";

    [Test]
    public async Task More_than_can_be_done_is_refused_at_once_and_done_later()
    {
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, ["Limits:AtOnce=1"]);
        using var going = await LiveCall.StartAsync(service.Client.BaseAddress!, Batch);
        await going.WriteAsync(Line);
        await going.ReadAsync();
        using var refused = await service.AssessAsync("{}");
        using var probe = await service.GetAsync("/health/live");
        await going.EndAsync();

        var problem = await RefusalTests.ProblemAsync(refused, 503);
        Verified.Match("Documents/overloaded", JsonSerializer.Serialize(problem, RefusalTests.Readable));
        Assert.That(refused.Headers.GetValues("Retry-After"), Is.EqualTo(new[] { "1" }));
        Assert.That((int)probe.StatusCode, Is.EqualTo(200));
        Assert.That(await going.ReadAsync(), Does.StartWith("""{"summary":"""));
        Assert.That(await Eventually.StatusAsync(() => service.AssessAsync("{}"), 422), Is.EqualTo(422));
    }

    [Test]
    public async Task Many_more_callers_than_can_be_served_get_an_answer_each_and_nothing_stays_behind()
    {
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, ["Limits:AtOnce=4"]);
        var body = $$"""{ "household": {{AHousehold.Json}} }""";
        var statuses = new int[2_000];
        await Parallel.ForAsync(0, statuses.Length, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (call, _) =>
        {
            using var response = await service.AssessAsync(body, "?explain=none");
            statuses[call] = (int)response.StatusCode;
        });
        using var after = await service.AssessAsync(body);

        Assert.That(statuses.Distinct(), Is.SubsetOf(new[] { 200, 503 }).And.Contains(200));
        Assert.That((int)after.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public async Task A_body_that_takes_too_long_is_not_waited_for()
    {
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, ["Limits:TimeoutSeconds=1"]);
        using var slow = await LiveCall.SendAsync(service.Client.BaseAddress!, Announced(40_000) + """{ "household": """);
        var answer = slow.StatusAsync();
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(100));
            await slow.DripAsync();
        }

        Assert.That(await answer, Does.StartWith("HTTP/1.1 408"));
        var problem = JsonElement.Parse(await slow.BodyAsync());
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/too-slow"));
    }

    [Test]
    public async Task Headers_that_never_end_are_not_waited_for()
    {
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, ["Limits:TimeoutSeconds=1"]);
        using var slow = await LiveCall.SendAsync(
            service.Client.BaseAddress!, "POST /v1/assessments HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        var status = await slow.StatusAsync();
        Assert.That(status, Is.Null.Or.StartsWith("HTTP/1.1 408"));

        // There is no call yet whose problem it could be, which description and README tell.
        Assert.That(status is null ? "" : await slow.BodyAsync(), Is.Empty);
        Assert.That(await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), Does.Contain("a bare 400, 408,"));
    }

    [TestCase("/v1/assessments", "application/json")]
    [TestCase(Batch, "application/x-ndjson")]
    public async Task Who_sends_slower_than_allowed_is_not_waited_for(string path, string format)
    {
        await using var service = await RunningService.StartAsync(
            RunningService.TwoSets, ["Limits:BytesPerSecond=1000000", "Limits:GraceSeconds=2"]);
        using var slow = await LiveCall.SendAsync(service.Client.BaseAddress!, Announced(40_000, path, format) + "{");

        Assert.That(await slow.StatusAsync(), Does.StartWith("HTTP/1.1 408"));
        Assert.That(await slow.BodyAsync(), Does.Contain("/problems/too-slow"));
    }

    [Test]
    public async Task More_connections_than_allowed_are_closed_at_once()
    {
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, ["Limits:Connections=1"]);
        using var first = await service.GetAsync("/health/live");
        using var second = await LiveCall.SendAsync(
            service.Client.BaseAddress!, "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.That((int)first.StatusCode, Is.EqualTo(200));
        Assert.That(await second.StatusAsync(), Is.Null);
    }

    private static string Announced(
        int length, string path = "/v1/assessments", string format = "application/json") => FormattableString.Invariant(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: {format}\r\nContent-Length: {length}\r\n\r\n");
}
