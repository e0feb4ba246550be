using System.Net;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Api;

internal sealed class RuleSetPageTests
{
    private const string Version = "/v1/rulesets/weichang-130828/versions/2020.1";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("all", "/v1/rulesets")]
    [TestCase("set", "/v1/rulesets/national")]
    [TestCase("version", Version)]
    [TestCase("parameters", Version + "/parameters?asOf=2020-06-30&region=130828")]
    [TestCase("limits", "/v1/limits")]
    public async Task Shown(string name, string path)
    {
        using var response = await service.GetAsync(path);

        var page = await DocumentRefusals.OkAsync(response);
        Verified.Match($"RuleSets/{name}", JsonSerializer.Serialize(page, RefusalTests.Readable));
    }

    [Test]
    public async Task A_set_that_cannot_be_used_is_shown_as_such()
    {
        var broken = ARuleSet.National.Version("2021.1", "2021-05-14", to: null).Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /");
        await using var own = await RunningService.StartAsync(RuleSetLibrary.Of(ARuleSet.National.Files, broken.Files));
        using var response = await own.GetAsync("/v1/rulesets/national");

        var versions = (await DocumentRefusals.OkAsync(response)).GetProperty("versions").EnumerateArray();
        Assert.That(versions.Select(version => version.GetProperty("usable").GetBoolean()), Is.EqualTo(new[] { true, false }));
    }

    [TestCase("snapshot")]
    [TestCase("assessment.schema.json")]
    [TestCase("workflow")]
    public async Task A_schema_is_the_file_of_the_repository(string name)
    {
        using var response = await service.GetAsync($"/v1/schemas/{name}");

        var file = RepositoryRoot.At("rules", "schema", name.Split('.')[0] + ".schema.json");
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/schema+json"));
        Assert.That(await response.Content.ReadAsByteArrayAsync(), Is.EqualTo(await File.ReadAllBytesAsync(file)));
    }

    [TestCase("set", 404, "/v1/rulesets/nationl")]
    [TestCase("set-with-version", 404, "/v1/rulesets/national@2020.1")]
    [TestCase("version", 404, "/v1/rulesets/national/versions/2020.2")]
    [TestCase("version-malformed", 404, "/v1/rulesets/national/versions/latest")]
    [TestCase("parameters", 422, Version + "/parameters")]
    [TestCase("parameters-misspelt", 422, Version + "/parameters?as-of=2020-06-30&region=13A&asOf=2020-02-30")]
    [TestCase("schema", 404, "/v1/schemas/snapshots")]
    public async Task Refused(string name, int status, string path)
    {
        using var response = await service.GetAsync(path);

        await DocumentRefusals.Match(response, status, $"page-{name}");
    }

    [TestCase("/v1/rulesets")]
    [TestCase("/v1/rulesets/national")]
    [TestCase(Version)]
    [TestCase(Version + "/parameters?asOf=2020-06-30")]
    [TestCase("/v1/schemas/snapshot")]
    [TestCase("/v1/limits")]
    [TestCase("/openapi/v1.json")]
    public async Task Whoever_has_the_page_is_told_so(string path)
    {
        using var first = await service.GetAsync(path);
        var tag = first.Headers.ETag!;
        using var again = await service.GetAsync(path, ("If-None-Match", $"\"other\", {tag}"));
        using var other = await service.GetAsync(path, ("If-None-Match", "\"other\""));

        Assert.That(tag.IsWeak, Is.False);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers.ETag, Is.EqualTo(tag));
        Assert.That(await again.Content.ReadAsByteArrayAsync(), Is.Empty);
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("gzip")]
    [TestCase("br")]
    public async Task Other_bytes_have_another_tag(string encoding)
    {
        using var plain = await service.GetAsync(Version);
        using var packed = await service.GetAsync(Version, ("Accept-Encoding", encoding));
        var tag = packed.Headers.ETag!;
        using var again = await service.GetAsync(Version, ("Accept-Encoding", encoding), ("If-None-Match", $"W/{tag}"));

        Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { encoding }));
        Assert.That(tag, Is.Not.EqualTo(plain.Headers.ETag));
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That(again.Headers.ETag, Is.EqualTo(tag));
        Assert.That(packed.Headers.Vary, Is.EqualTo(new[] { "Accept-Encoding" }));
        Assert.That(again.Headers.Vary, Is.EqualTo(packed.Headers.Vary), "a 304 carries what the page would (RFC 9110, 15.4.5)");
        Assert.That(plain.Headers.Vary, Is.EqualTo(packed.Headers.Vary));
    }

    [TestCase("/v1/rulesets")]
    [TestCase("/v1/schemas/snapshot")]
    [TestCase("/health/live")]
    [TestCase("/openapi/v1.json")]
    public async Task HEAD_answers_as_GET_without_the_body(string path)
    {
        using var whole = await service.GetAsync(path);
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var head = await service.Client.SendAsync(request);

        Assert.That(head.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(head.Content.Headers.ContentType, Is.EqualTo(whole.Content.Headers.ContentType));
        Assert.That(head.Headers.ETag, Is.EqualTo(whole.Headers.ETag));
        Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
    }
}
