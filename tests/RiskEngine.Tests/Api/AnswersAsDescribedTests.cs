using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>What the service answers is what <c>/openapi/v1.json</c> says that it answers, member by member.</summary>
internal sealed class AnswersAsDescribedTests
{
    private const string Household = AHousehold.Json;
    private RunningService service = null!;
    private JsonElement document;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = await RunningService.StartAsync();
        document = JsonElement.Parse(await service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)));
    }

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("/v1/rulesets", "/v1/rulesets")]
    [TestCase("/v1/rulesets/national", "/v1/rulesets/{id}")]
    [TestCase("/v1/rulesets/weichang-130828/versions/2020.1", "/v1/rulesets/{id}/versions/{version}")]
    [TestCase(
        "/v1/rulesets/national/versions/2020.1/parameters?asOf=2020-06-30", "/v1/rulesets/{id}/versions/{version}/parameters")]
    [TestCase("/v1/rulesets/nobody", "/v1/rulesets/{id}")]
    [TestCase("/v1/rulesets/national/versions/2020.1/parameters?asOf=%", "/v1/rulesets/{id}/versions/{version}/parameters")]
    [TestCase("/v1/schemas/snapshot", "/v1/schemas/{name}")]
    [TestCase("/v1/schemas/nothing", "/v1/schemas/{name}")]
    [TestCase("/v1/limits", "/v1/limits")]
    [TestCase("/v1/limits?x=1", "/v1/limits")]
    [TestCase("/v1/rulesets/national?x=%ff", "/v1/rulesets/{id}")]
    [TestCase("/health/live", "/health/live")]
    [TestCase("/health/ready", "/health/ready")]
    public async Task A_page(string path, string described)
    {
        using var response = await service.GetAsync(path);

        await CheckAsync(response, described, "get");
    }

    [TestCase("/v1/assessments", """{ "household": $H }""", "?explain=full")]
    [TestCase("/v1/assessments", """{ "household": $H }""", "?explain=none")]
    [TestCase("/v1/assessments", """{ "household": { "income": [] } }""", "")]
    [TestCase("/v1/assessments", """{ "household": $H, "ruleSet": "nobody" }""", "")]
    [TestCase("/v1/comparisons", """{ "household": $H, "before": {}, "after": { "ruleSet": "national" } }""", "?explain=full")]
    [TestCase("/v1/comparisons", """{ "household": $H, "before": {}, "after": {} }""", "?explain=none")]
    [TestCase("/v1/comparisons", """{ "household": $H }""", "")]
    [TestCase("/v1/replays", """{ "household": $H, "assessment": $A }""", "")]
    [TestCase("/v1/replays", """{ "household": $H, "assessment": $B }""", "")]
    [TestCase("/v1/replays", "{}", "")]
    [TestCase("/v1/rulesets/validate", """{ "files": { "ruleset.json": "{" } }""", "")]
    [TestCase("/v1/rulesets/validate", """{ "files": [] }""", "")]
    public async Task An_answer(string path, string body, string query)
    {
        using var earlier = await service.AssessAsync($$"""{ "household": {{Household}} }""");
        var assessment = await earlier.Content.ReadAsStringAsync();
        var altered = assessment.Replace("\"score\":", "\"score\":1", StringComparison.Ordinal);
        using var response = await service.PostAsync(path + query, body
            .Replace("$H", Household, StringComparison.Ordinal)
            .Replace("$A", assessment, StringComparison.Ordinal)
            .Replace("$B", altered, StringComparison.Ordinal));

        await CheckAsync(response, path, "post");
    }

    [Test]
    public async Task The_lines_of_a_batch()
    {
        var line = JsonElement.Parse(Household);
        using var content = new StringContent($"{JsonSerializer.Serialize(line)}\n{{\n", Encoding.UTF8, "application/x-ndjson");
        using var response = await service.Client.PostAsync(new Uri("/v1/assessments/batch", UriKind.Relative), content);
        var lines = (await response.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');

        var described = Response("/v1/assessments/batch", "post", "200").GetProperty("content")
            .GetProperty("application/x-ndjson").GetProperty("schema").GetProperty("contentSchema");
        Assert.That(lines, Has.Length.EqualTo(3));
        var schema = DescribedSchema.In(document, described.GetRawText());
        Assert.That(lines.SelectMany(schema.Validate), Is.Empty);
    }

    [TestCase("Comparisons/another-line", "Comparison")]
    [TestCase("RuleSets/all", "RuleSetList")]
    [TestCase("RuleSets/version", "RuleSetPage")]
    [TestCase("RuleSets/parameters", "ResolvedParameters")]
    public void An_approved_answer(string name, string component)
    {
        var text = File.ReadAllText(RepositoryRoot.At("tests", "RiskEngine.Tests", "Api", name + ".verified.json"));
        var digest = $"\"sha256:{new string('0', 64)}\"";
        text = text.Replace("\"(before)\"", digest, StringComparison.Ordinal).Replace("\"(after)\"", digest, StringComparison.Ordinal);

        Assert.That(DescribedSchema.Named(document, component).Validate(text), Is.Empty);
    }

    // Status, format, every described header that is not bound to a setting, and the body.
    private async Task CheckAsync(HttpResponseMessage response, string path, string method)
    {
        var described = Response(path, method, $"{(int)response.StatusCode}");
        var format = response.Content.Headers.ContentType!.MediaType!;
        var schema = described.GetProperty("content").GetProperty(format).GetProperty("schema");
        Assert.That(DescribedSchema.In(document, schema.GetRawText()).Validate(await response.Content.ReadAsStringAsync()), Is.Empty);

        var missing = described.GetProperty("headers").EnumerateObject().Select(header => header.Name)
            .Where(name => !name.StartsWith("RateLimit-", StringComparison.Ordinal) && !response.Headers.Contains(name));
        Assert.That(missing, Is.Empty);
    }

    private JsonElement Response(string path, string method, string status) => document.GetProperty("paths").GetProperty(path)
        .GetProperty(method).GetProperty("responses").GetProperty(status);
}
