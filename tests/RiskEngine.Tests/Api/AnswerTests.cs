using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Tests.Schemas;

namespace RiskEngine.Tests.Api;

internal sealed class AnswerTests
{
    private const string JustARequest = $$"""{ "household": {{AHousehold.Json}} }""";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("?explain=none", Explain.None)]
    [TestCase("", Explain.Summary)]
    [TestCase("?explain=summary", Explain.Summary)]
    [TestCase("?explain=full", Explain.Full)]
    [TestCase("?ex%70lain=f%75ll", Explain.Full)]
    public async Task The_answer_is_byte_for_byte_what_the_engine_writes(string query, Explain explain)
    {
        using var response = await service.AssessAsync(JustARequest, query);

        var body = await response.Content.ReadAsByteArrayAsync();
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Encoding.UTF8.GetString(body), Is.EqualTo(Written(AHousehold.SnapshotDay, null, explain)));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/json"));
        Assert.That(response.Content.Headers.ContentLength, Is.EqualTo(body.Length));
    }

    [TestCase("summary")]
    [TestCase("none")]
    [TestCase("full")]
    public async Task The_answer_keeps_to_its_schema(string explain)
    {
        using var response = await service.AssessAsync(JustARequest, $"?explain={explain}");

        var body = await response.Content.ReadAsStringAsync();
        Assert.That(Published.Schema("assessment").Validate(body), Is.Empty);
    }

    [TestCase("""{ "household": $, "asOf": "2020-06-30" }""", "2020-06-30", "weichang-130828")]
    [TestCase("""{ "asOf": "2020-06-30", "household": $ }""", "2020-06-30", "weichang-130828")]
    [TestCase("""{ "household": $, "asOf": null, "ruleSet": null }""", "2020-06-01", "weichang-130828")]
    [TestCase("""{ "household": $, "ruleSet": "national" }""", "2020-06-01", "national")]
    [TestCase("""{ "household": $, "ruleSet": "national@2020.1" }""", "2020-06-01", "national")]
    [TestCase("""{ "household": $, "ruleSet": "national@2020.1", "asOf": "2030-01-01" }""", "2030-01-01", "national")]
    [TestCase("""{ "ho\u0075sehold": $ }""", "2020-06-01", "weichang-130828")]
    [TestCase("\uFEFF{ \"household\": $ }", "2020-06-01", "weichang-130828")]
    public async Task Day_and_rule_set_are_those_of_the_request(string request, string asOf, string set)
    {
        using var response = await service.AssessAsync(request.Replace("$", AHousehold.Json, StringComparison.Ordinal));

        var answer = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), answer.ToString());
        Assert.That(answer.GetProperty("asOf").GetString(), Is.EqualTo(asOf));
        Assert.That(answer.GetProperty("ruleSet").GetProperty("id").GetString(), Is.EqualTo(set));
    }

    [Test]
    public async Task Headers_name_the_rule_set_that_answered()
    {
        using var response = await service.AssessAsync(JustARequest, "?explain=none");

        var ruleSet = JsonElement.Parse(await response.Content.ReadAsStringAsync()).GetProperty("ruleSet");
        Assert.That(response.Headers.GetValues("Ruleset-Id"), Is.EqualTo(new[] { "weichang-130828" }));
        Assert.That(response.Headers.GetValues("Ruleset-Version"), Is.EqualTo(new[] { "2020.1" }));
        var digest = ruleSet.GetProperty("digest").GetString();
        Assert.That(response.Headers.GetValues("Ruleset-Digest"), Is.EqualTo(new[] { digest }));
    }

    [TestCase("APPLICATION/JSON")]
    [TestCase("application/json; charset=UTF-8")]
    [TestCase("application/json; charset=\"utf-8\"")]
    public async Task Every_way_to_announce_JSON_is_understood(string contentType)
    {
        using var response = await service.AssessAsync(Encoding.UTF8.GetBytes(JustARequest), contentType: contentType);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("0001-01-01")]
    [TestCase("9999-12-31")]
    public async Task The_ends_of_the_calendar_are_days_too(string day)
    {
        var household = AHousehold.EveryAnswer.Replace("2020-06-01", day, StringComparison.Ordinal)
            .Replace("2020-03-05", "0001-01-01", StringComparison.Ordinal);
        using var response = await service.AssessAsync(
            $$"""{ "household": {{household}}, "asOf": "{{day}}", "ruleSet": "national@2020.1" }""", "?explain=full");

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task Thirty_two_callers_at_once_get_the_bytes_that_each_would_get_alone()
    {
        string[] days = ["2020-06-01", "2020-06-30", "2021-01-31", "2021-05-13"];
        var alone = days.ToDictionary(
            day => day, day => Written(LocalDatePattern.Iso.Parse(day).Value, null, Explain.Full));

        await Parallel.ForAsync(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (caller, stop) =>
        {
            for (var turn = 0; turn < 10; turn++)
            {
                var day = days[(caller + turn) % days.Length];
                using var response = await service.AssessAsync(
                    $$"""{ "household": {{AHousehold.Json}}, "asOf": "{{day}}" }""", "?explain=full");
                Assert.That(await response.Content.ReadAsStringAsync(stop), Is.EqualTo(alone[day]));
            }
        });
    }

    private string Written(LocalDate asOf, string? pin, Explain explain)
    {
        var rules = service.Rules.Shelf.Find("130828", asOf, pin, out _)!;
        var written = new ArrayBufferWriter<byte>();
        new AssessmentJson().Write(rules.Assess(AHousehold.Ordinary, asOf), explain, written);
        return Encoding.UTF8.GetString(written.WrittenSpan);
    }
}
