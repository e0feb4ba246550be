using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RiskEngine.Api.Callers;

namespace RiskEngine.Tests.Api.Callers;

internal sealed class KeyTests
{
    private static readonly AKey Assessor = AKey.New();
    private static readonly AKey Reader = AKey.New("rules:read", number: 1);
    private readonly AClock clock = new();
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() =>
        service = await RunningService.StartAsync(RunningService.TwoSets, [.. Assessor.Settings, .. Reader.Settings], clock);

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [SetUp]
    public void Forget()
    {
        service.Client.DefaultRequestHeaders.Clear();
        clock.Now = new DateTimeOffset(2027, 6, 30, 12, 0, 0, TimeSpan.Zero);
    }

    [TestCase("Bearer ")]
    [TestCase("bearer  ")]
    public async Task Who_has_a_key_is_answered(string scheme)
    {
        using var response = await AssessAsync(scheme + Assessor.Text);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [TestCase("no-key", null, "Bearer")]
    [TestCase("unknown-key", "Bearer rk_00000000_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer error=\"invalid_token\"")]
    [TestCase("unknown-key", "Bearer rk_", "Bearer error=\"invalid_token\"")]
    [TestCase("unknown-key", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.", "Bearer error=\"invalid_token\"")]
    [TestCase("unknown-key", "Basic cms6cms=", "Bearer error=\"invalid_token\"")]
    public async Task Who_has_none_is_asked_for_it(string document, string? authorization, string challenge)
    {
        using var response = await AssessAsync(authorization);

        await RefusedAsync(response, 401, document, challenge);
    }

    [Test]
    public async Task One_wrong_letter_of_the_secret_is_enough()
    {
        var last = Assessor.Text[^2] == 'A' ? 'B' : 'A';
        using var response = await AssessAsync($"Bearer {Assessor.Text[..^2]}{last}{Assessor.Text[^1]}");

        await RefusedAsync(response, 401, "unknown-key", "Bearer error=\"invalid_token\"");
    }

    [Test]
    public async Task A_key_for_something_else_is_refused()
    {
        using var response = await AssessAsync("Bearer " + Reader.Text);

        await RefusedAsync(response, 403, "other-scope", "Bearer error=\"insufficient_scope\", scope=\"assess\"");
    }

    [Test]
    public async Task A_key_counts_on_its_last_day_and_not_after_it()
    {
        clock.Now = new DateTimeOffset(2027, 12, 31, 23, 59, 59, TimeSpan.Zero);
        using var onTheLastDay = await AssessAsync("Bearer " + Assessor.Text);
        clock.Now = new DateTimeOffset(2028, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var after = await AssessAsync("Bearer " + Assessor.Text);

        Assert.That((int)onTheLastDay.StatusCode, Is.EqualTo(200));
        await RefusedAsync(after, 401, "ended-key", "Bearer error=\"invalid_token\"");
    }

    [TestCase("/health/live")]
    [TestCase("/health/ready")]
    [TestCase("/v1/limits")]
    [TestCase("/v1/schemas/snapshot")]
    [TestCase("/openapi/v1.json")]
    public async Task Probes_and_descriptions_are_open(string path)
    {
        using var response = await service.GetAsync(path);

        Assert.That((int)response.StatusCode, Is.EqualTo(200));
    }

    [Test]
    public void Every_call_says_who_may_make_it()
    {
        var routes = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();
        var open = routes.Where(route => route.Metadata.GetMetadata<AccessRule>() is { Needed: null })
            .Select(route => route.RoutePattern.RawText!);

        Assert.That(routes.Where(route => route.Metadata.GetMetadata<AccessRule>() is null), Is.Empty);
        Assert.That(open.Where(path => path.StartsWith("/v1/", StringComparison.Ordinal)), Is.EquivalentTo(
            new[] { "/v1/limits", "/v1/schemas/{name}" }));
    }

    [Test]
    public async Task A_call_that_nobody_was_asked_about_is_closed()
    {
        await using var own = await RunningService.StartAsync(
            RunningService.TwoSets, Assessor.Settings, clock, app => app.MapGet("/forgotten", () => "secret"));
        using var response = await own.GetAsync("/forgotten", ("Authorization", "Bearer " + Assessor.Text));

        Assert.That((int)response.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public void Nothing_that_is_configured_tells_the_key()
    {
        var secret = Assessor.Text.Split('_', 3)[2];

        Assert.That(Assessor.Text, Has.Length.EqualTo(55));
        Assert.That(Assessor.Settings, Has.Length.EqualTo(5).And.None.Contains(secret));
        Assert.That(Assessor.Text, Is.Not.EqualTo(Reader.Text));
    }

    [TestCase("error: --scopes must name some of assess, rules:read, rules:validate", "new", "--owner", "X", "--until", "2027-12-31")]
    [TestCase("error: --until must be the last day of the key, written yyyy-MM-dd", "new", "--owner", "X", "--scopes", "assess", "--until", "tomorrow")]
    [TestCase("error: --owner must say whose key it is", "new", "--scopes", "assess", "--until", "2027-12-31")]
    [TestCase("error: the only thing to do with keys is `new`", "list")]
    [TestCase("error: `--until` needs a value", "new", "--owner", "X", "--scopes", "assess", "--until")]
    public void A_command_that_lacks_something_makes_no_key(string expected, params string[] args)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        Assert.That(KeysCommand.Run(args, output, errors, clock), Is.EqualTo(2));
        Assert.That(errors.ToString().Split(Environment.NewLine), Does.Contain(expected));
        Assert.That(output.ToString(), Is.Empty);
    }

    [TestCase("2027-06-29", 2)]
    [TestCase("2027-06-30", 0)]
    public void A_key_that_has_ended_is_not_made(string until, int expected)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        Assert.That(KeysCommand.Run(["new", "--owner", "X", "--scopes", "assess", "--until", until], output, errors, clock), Is.EqualTo(expected));
        Assert.That(output.ToString(), expected == 0 ? Does.Contain("rk_") : Is.Empty);
        Assert.That(errors.ToString(), expected == 0 ? Is.Empty : Does.StartWith(
            "error: --until 2027-06-29 is over, and the key with it; the first day it can be is today, 2027-06-30 in UTC"));
    }

    [TestCase("People's Bureau")]
    [TestCase("Weichang\\")]
    [TestCase("Weichang\ncounty")]
    [TestCase("Weichang\u2028county")]
    public void An_owner_that_variables_cannot_hold_is_refused(string owner)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());

        Assert.That(KeysCommand.Run(["new", "--owner", owner, "--scopes", "assess", "--until", "2027-12-31"], output, errors, clock), Is.EqualTo(2));
        Assert.That(errors.ToString(), Does.StartWith("error: --owner cannot have a `'`, a `\\` or a control character"));
        Assert.That(output.ToString(), Is.Empty);
    }

    [TestCase("People’s Bureau, $HOME \"3\" `x` 围场县")]
    public async Task A_shell_reads_of_the_variables_what_was_said(string owner)
    {
        var output = new StringWriter();
        KeysCommand.Run(["new", "--owner", owner, "--scopes", "assess", "--until", "2027-12-31"], output, TextWriter.Null, clock);
        var variables = output.ToString().Split(Environment.NewLine)
            .Where(line => line.StartsWith("RISKENGINE_KEYS__0__", StringComparison.Ordinal));
        var start = new ProcessStartInfo("bash", ["-c", string.Join('\n', variables) + "\nprintf %s \"$RISKENGINE_KEYS__0__OWNER\""])
        {
            RedirectStandardOutput = true,
        };
        using var shell = Process.Start(start)!;

        Assert.That(await shell.StandardOutput.ReadToEndAsync(), Is.EqualTo(owner));
    }

    private async Task<HttpResponseMessage> AssessAsync(string? authorization)
    {
        if (authorization is not null)
        {
            service.Client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var response = await service.AssessAsync($$"""{ "household": {{AHousehold.Json}} }""");
        service.Client.DefaultRequestHeaders.Clear();
        return response;
    }

    private static async Task RefusedAsync(HttpResponseMessage response, int status, string document, string challenge)
    {
        var problem = await RefusalTests.ProblemAsync(response, status);
        Assert.That(response.Headers.GetValues("WWW-Authenticate"), Is.EqualTo(new[] { challenge }));
        Verified.Match($"Documents/{document}", JsonSerializer.Serialize(problem, RefusalTests.Readable));
    }
}
