using System.Net;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>The page for people, by its bytes and in a real browser.</summary>
internal sealed partial class DocsTests
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("/", "/docs")]
    [TestCase("/docs/", "/docs")]
    public async Task Who_knows_only_the_service_is_led_to_the_page(string path, string expected)
    {
        using var response = await service.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(response.RequestMessage!.RequestUri!.AbsolutePath, Is.EqualTo(expected));
    }

    [Test]
    public async Task The_page_may_run_its_own_scripts_and_ask_its_own_service_and_nothing_else()
    {
        using var response = await service.GetAsync("/docs");

        Assert.That(
            response.Headers.GetValues("Content-Security-Policy").Single(),
            Is.EqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
        Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(new[] { "no-referrer" }));
    }

    [Test]
    public async Task Every_part_of_the_page_is_served_here_and_can_be_kept()
    {
        var page = await service.Client.GetStringAsync(new Uri("/docs", UriKind.Relative));
        var parts = Part().Matches(page).Select(match => match.Groups[1].Value).ToArray();

        Assert.That(parts, Is.EqualTo(new[]
        {
            "docs/swagger-ui.css", "docs/start.css", "docs/favicon-32x32.png", "openapi/v1.json",
            "docs/swagger-ui-bundle.js", "docs/start.js",
        }));
        foreach (var part in parts)
        {
            using var response = await service.GetAsync("/" + part);
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), part);
            Assert.That(response.Headers.ETag, Is.Not.Null, part);
        }
    }

    [TestCase("/docs/index.html")]
    [TestCase("/docs/..%2fappsettings.json")]
    [TestCase("/docs/start.js/more")]
    public async Task Nothing_else_is_served_there(string path)
    {
        using var response = await service.GetAsync(path);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task A_browser_shows_every_call_tries_one_and_asks_nobody_else()
    {
        var folder = NpmTool.Prepare("docs", "docs.js");
        var browser = Array.Find(Browsers, File.Exists);
        if (browser is null)
        {
            Assert.Ignore("there is no Chromium: apt-get install chromium");
        }

        var picture = Path.Combine(folder, "docs.png");
        var output = await NpmTool.RunAsync(folder, "docs.js", service.Client.BaseAddress!.ToString(), browser!, picture);

        Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(new[]
        {
            "at /docs",
            "POST /v1/assessments",
            "POST /v1/assessments/batch",
            "POST /v1/comparisons",
            "POST /v1/replays",
            "GET /v1/rulesets",
            "GET /v1/rulesets/{id}",
            "GET /v1/rulesets/{id}/versions/{version}",
            "GET /v1/rulesets/{id}/versions/{version}/parameters",
            "POST /v1/rulesets/validate",
            "GET /v1/schemas/{name}",
            "GET /v1/limits",
            "GET /openapi/v1.json",
            "GET /health/live",
            "GET /health/ready",
            "answered 200",
            "category NONE",
            "complaints []",
            "elsewhere []",
        }));
        Assert.That(new FileInfo(picture).Length, Is.GreaterThan(10_000));
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Part();
}
