using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

internal sealed class BatchTests
{
    private const string Batch = "/v1/assessments/batch";
    private const string Lines = "application/x-ndjson";
    private static readonly string Household = AHousehold.Json.ReplaceLineEndings(" ");
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("none")]
    [TestCase("summary")]
    [TestCase("full")]
    public async Task A_line_is_byte_for_byte_what_the_single_call_answers(string explain)
    {
        using var single = await service.AssessAsync($$"""{ "household": {{Household}} }""", $"?explain={explain}");
        using var batch = await PostAsync($"{Batch}?explain={explain}", $"{Household}\n{Household}");

        var lines = await LinesOf(batch);
        Assert.That(batch.Content.Headers.ContentType?.ToString(), Is.EqualTo(Lines));
        Assert.That(lines, Has.Length.EqualTo(3));
        Assert.That(lines[0], Is.EqualTo(await single.Content.ReadAsStringAsync()));
        Assert.That(lines[1], Is.EqualTo(lines[0]));
    }

    [Test]
    public async Task Lines_are_answered_in_order_with_errors_in_place_and_a_digest_of_all_before_the_summary()
    {
        var sent = new StringBuilder();
        for (var number = 0; number < 5_000; number++)
        {
            sent.Append(number % 1_000 == 10 ? "{\n" : Named(number) + (number % 7 == 0 ? "\r\n\n" : "\n"));
        }

        using var response = await PostAsync($"{Batch}?explain=none", sent.ToString());

        var text = await response.Content.ReadAsStringAsync();
        var lines = text.TrimEnd('\n').Split('\n');
        var ids = lines[..^1].Select(line => JsonElement.Parse(line)).Select(answer =>
            answer.TryGetProperty("householdId", out var id) ? id.GetString()! : "rejected");
        var expected = Enumerable.Range(0, 5_000).Select(number => number % 1_000 == 10 ? "rejected" : $"h-{number}");
        Assert.That(ids, Is.EqualTo(expected));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text[..(text.TrimEnd('\n').LastIndexOf('\n') + 1)])));
        Assert.That(lines[^1], Is.EqualTo(
            $$$"""{"summary":{"read":5000,"assessed":4995,"rejected":5,"digest":"sha256:{{{hash}}}"}}"""));
    }

    [Test]
    public async Task A_line_that_cannot_be_assessed_is_answered_as_the_command_line_does()
    {
        const string wrong = """{"householdId":"h-9","regionCode":"130828","snapshotDate":"2020-06-01","members":[{"memberId":"m1"}],"income":{"wages":1}}""";
        var huge = new string('x', 1_100_000);
        var body = $"{Household}\n \n{wrong}\n{{\n{huge}\n{Household.Replace("2020-06-01", "2020-07-01", StringComparison.Ordinal)}\n";
        using var response = await PostAsync($"{Batch}?asOf=2020-06-30&explain=none", body);

        var lines = await LinesOf(response);
        Verified.Match("Batch/rejected", string.Join('\n', lines[1..^1]), "txt");
        Assert.That(lines[^1], Does.StartWith("""{"summary":{"read":5,"assessed":1,"rejected":4,"""));
    }

    [Test]
    public async Task An_empty_body_has_a_summary_all_the_same()
    {
        using var response = await PostAsync(Batch, "");

        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo(
            "{\"summary\":{\"read\":0,\"assessed\":0,\"rejected\":0,\"digest\":"
            + "\"sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\"}}\n"));
    }

    [Test]
    public async Task Day_and_rule_set_of_the_query_hold_for_every_line_and_the_headers_name_the_set()
    {
        using var pinned = await PostAsync($"{Batch}?ruleSet=national@2020.1&asOf=2020-06-30", Household);
        using var open = await PostAsync($"{Batch}?explain=none", Household);

        var answer = JsonElement.Parse((await LinesOf(pinned))[0]);
        Assert.That(answer.GetProperty("asOf").GetString(), Is.EqualTo("2020-06-30"));
        Assert.That(answer.GetProperty("ruleSet").GetProperty("id").GetString(), Is.EqualTo("national"));
        Assert.That(pinned.Headers.GetValues("Ruleset-Id"), Is.EqualTo(new[] { "national" }));
        Assert.That(open.Headers.Contains("Ruleset-Id"), Is.False);
        Assert.That(JsonElement.Parse((await LinesOf(open))[0]).GetProperty("ruleSet").GetProperty("id").GetString(),
            Is.EqualTo("weichang-130828"));
    }

    [TestCase("day", "?asOf=yesterday", 422)]
    [TestCase("rule-set", "?ruleSet=../x", 422)]
    [TestCase("no-such-set", "?ruleSet=nowhere@2020.1", 404)]
    [TestCase("no-such-name", "?ruleSet=nationl", 404)]
    [TestCase("none-in-force", "?ruleSet=national&asOf=2015-01-01", 404)]
    [TestCase("everything", "?as-of=1&explain=all&asOf=1&asOf=2", 422)]
    [TestCase("broken-query", "?asOf=%ff", 400)]
    public async Task A_wrong_query_is_refused_before_anything_is_read(string name, string query, int status)
    {
        using var response = await PostAsync(Batch + query, Household);

        var problem = await RefusalTests.ProblemAsync(response, status);
        Verified.Match($"Documents/batch-{name}", JsonSerializer.Serialize(problem, RefusalTests.Readable));
    }

    [Test]
    public async Task Another_format_is_refused()
    {
        using var response = await service.PostAsync(Batch, Household);

        var problem = await RefusalTests.ProblemAsync(response, 415);
        Verified.Match("Documents/batch-format", JsonSerializer.Serialize(problem, RefusalTests.Readable));
    }

    [Test]
    public async Task Whoever_sends_one_line_and_waits_gets_its_answer()
    {
        using var call = await LiveCall.StartAsync(service.Client.BaseAddress!, $"{Batch}?explain=none");

        await call.WriteAsync(Named(1) + "\n");
        Assert.That(await call.ReadAsync(), Does.StartWith("""{"householdId":"h-1","""));
        await call.WriteAsync(Named(2) + "\n");
        Assert.That(await call.ReadAsync(), Does.StartWith("""{"householdId":"h-2","""));
        await call.EndAsync();
        Assert.That(await call.ReadAsync(), Does.StartWith("""{"summary":{"read":2,"""));
    }

    [Test]
    public async Task A_caller_that_goes_away_stops_the_work()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var own = await RunningService.StartAsync(RunningService.TwoSets, app => app.Use(async (http, next) =>
        {
            try
            {
                await next(http);
            }
            finally
            {
                ended.TrySetResult();
            }
        }));
        using (var call = await LiveCall.StartAsync(own.Client.BaseAddress!, $"{Batch}?explain=none"))
        {
            await call.WriteAsync(Named(1) + "\n");
            await call.ReadAsync();
            Assert.That(ended.Task.IsCompleted, Is.False);
        }

        await ended.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static string Named(int number) => Household.Replace("h-000123", $"h-{number}", StringComparison.Ordinal);

    private static async Task<string[]> LinesOf(HttpResponseMessage response) =>
        (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');

    private async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(Lines);
        return await service.Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }
}
