using NUnit.Framework;
using RiskEngine.Api;

namespace RiskEngine.Tests.Api;

internal sealed class CallHeaderTests
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("/v1/rulesets")]
    [TestCase("/health/live")]
    [TestCase("/nowhere")]
    [TestCase("/v1/assessments")]
    public async Task Every_answer_has_a_name_a_time_and_is_no_page(string path)
    {
        using var response = await service.GetAsync(path);

        Assert.That(response.Headers.GetValues("X-Request-Id").Single(), Is.Not.Empty);
        Assert.That(response.Headers.GetValues("X-Content-Type-Options"), Is.EqualTo(new[] { "nosniff" }));
        Assert.That(response.Headers.GetValues("Server-Timing").Single(), Does.Match(@"^total;dur=\d+\.\d{3}$"));
    }

    [TestCase("a-request_1.2:3", true)]
    [TestCase("with space", false)]
    [TestCase("<script>", false)]
    [TestCase("", false)]
    public async Task A_sane_name_of_the_caller_is_kept(string id, bool isKept)
    {
        using var response = await service.GetAsync("/v1/rulesets", ("X-Request-Id", id));

        Assert.That(response.Headers.GetValues("X-Request-Id").Single() == id, Is.EqualTo(isKept));
    }

    [TestCase(128, true)]
    [TestCase(129, false)]
    public async Task A_name_of_the_caller_has_128_characters_at_most(int length, bool isKept)
    {
        var id = new string('a', length);
        using var response = await service.GetAsync("/v1/rulesets", ("X-Request-Id", id));

        Assert.That(response.Headers.GetValues("X-Request-Id").Single() == id, Is.EqualTo(isKept));
    }

    [TestCase("head /v1/limits")]
    [TestCase("Head /openapi/v1.json")]
    [TestCase("hEAD /docs/")]
    public async Task A_method_is_known_by_its_letters_as_they_are(string call)
    {
        using var sent = await LiveCall.SendAsync(service.Client.BaseAddress!, $"{call} HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.That(await sent.StatusAsync(), Is.EqualTo("HTTP/1.1 405 Method Not Allowed"));
    }

    [TestCase("Microsoft")]
    [TestCase("Microsoft.AspNetCore")]
    [TestCase("microsoft.aspnetcore.hosting.diagnostics")]
    public async Task No_setting_makes_the_framework_write_what_callers_ask_for(string category)
    {
        await using var talkative = await RunningService.StartAsync(
            ServedRules.Of(RunningService.TwoSets), $"--Logging:LogLevel:{category}=Trace");
        using var response = await talkative.GetAsync("/v1/rulesets/h-0001234567?x=h-0001234567");

        Assert.That(talkative.Log, Is.Empty);
    }

    [Test]
    public async Task A_trace_is_continued()
    {
        using var traced = await service.GetAsync("/v1/rulesets", ("traceparent", $"00-{Trace}-00f067aa0ba902b7-01"));

        Assert.That(traced.Headers.GetValues("traceparent").Single(), Does.Match($"^00-{Trace}-[0-9a-f]{{16}}-0[01]$"));
    }
}
