using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RiskEngine.Api;
using RiskEngine.RuleSets;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Tests.Api;

/// <summary>The real service on a free port of this machine, with rules that a test may choose.</summary>
internal sealed class RunningService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly WrittenLines written;

    private RunningService(WebApplication app, ServedRules rules, HttpClient client, WrittenLines written) =>
        (this.app, Rules, Client, this.written) = (app, rules, client, written);

    public ServedRules Rules { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => app.Services;

    /// <summary>What it has logged since it listens.</summary>
    public IReadOnlyCollection<string> Log => written.Own;

    /// <summary>The nation's set and, from 2020-06-01, that of county 130828.</summary>
    public static RuleSetLibrary TwoSets => RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.County.Files);

    public static Task<RunningService> StartAsync() => StartAsync(TwoSets);

    public static async Task<RunningService> StartAsync(RuleSetLibrary library, Action<WebApplication>? prepare = null) =>
        await StartAsync(library, [], null, prepare);

    /// <summary>The service with settings, for example <c>Rate:Requests=3</c>, and with a clock of the test.</summary>
    public static async Task<RunningService> StartAsync(
        RuleSetLibrary library, string[] settings, TimeProvider? clock = null, Action<WebApplication>? prepare = null)
    {
        var rules = ServedRules.Of(library);
        string[] args = ["--urls", "http://127.0.0.1:0", .. settings.Select(setting => $"--RiskEngine:{setting}")];
        var app = Door.Build(args, rules, clock);
        prepare?.Invoke(app);
        return await StartAsync(app, rules);
    }

    public static Task<RunningService> StartAsync(ServedRules rules, params string[] settings) =>
        StartAsync(Door.Build(["--urls", "http://127.0.0.1:0", .. settings], rules), rules);

    public Task<HttpResponseMessage> AssessAsync(string body, string query = "") =>
        AssessAsync(Encoding.UTF8.GetBytes(body), query);

    public async Task<HttpResponseMessage> AssessAsync(
        byte[] body, string query = "", string contentType = "application/json")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        return await Client.PostAsync(new Uri($"/v1/assessments{query}", UriKind.Relative), content);
    }

    /// <summary>Sends JSON to a call.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Asks for a page.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Client.SendAsync(request);
    }

    /// <summary>Ends it; the calls in progress are waited for.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<RunningService> StartAsync(WebApplication app, ServedRules rules)
    {
        var written = new WrittenLines();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(written);
        await app.StartAsync();
        var client = new HttpClient(new ProblemWatch()) { BaseAddress = new Uri(app.Urls.Single()) };
        return new RunningService(app, rules, client, written);
    }
}
