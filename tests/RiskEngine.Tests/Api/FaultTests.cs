using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

internal sealed class FaultTests
{
    private const string Secret = "h-000123";

    [Test]
    public async Task A_fault_of_ours_tells_the_caller_nothing_but_its_number()
    {
        using var log = new Lines();
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, app => Prepare(app, log));
        using var response = await service.Client.GetAsync(new Uri("/fault", UriKind.Relative));

        var problem = JsonElement.Parse(await response.Content.ReadAsStringAsync());
        var members = problem.EnumerateObject().Select(member => member.Name);
        var instance = problem.GetProperty("instance").GetString()!;
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(members, Is.EqualTo(new[] { "type", "title", "status", "detail", "instance", "requestId", "errors" }));
        Assert.That(problem.GetProperty("errors").GetArrayLength(), Is.Zero);
        Assert.That(problem.ToString(), Does.Not.Contain(Secret).And.Not.Contains("InvalidOperation"));
        Assert.That(log.All, Has.Count.EqualTo(1), string.Join('\n', log.All));
        Assert.That(log.All.Single(), Does.Contain(instance["/faults/".Length..]).And.Contains("InvalidOperation"));
    }

    [Test]
    public async Task No_line_of_the_log_names_a_household_or_quotes_a_caller()
    {
        using var log = new Lines();
        await using var service = await RunningService.StartAsync(RunningService.TwoSets, app => Prepare(app, log));
        using var good = await service.AssessAsync($$"""{ "household": {{AHousehold.Json}} }""");
        using var bad = await service.AssessAsync($$"""{ "household": { "{{Secret}}": 1 } }""", $"?{Secret}={Secret}");
        using var malformed = await service.AssessAsync($$"""{ "household": "{{Secret}}" """);
        using var unrouted = await service.Client.GetAsync(new Uri($"/v1/{Secret}", UriKind.Relative));
        using var fault = await service.Client.GetAsync(new Uri($"/fault?{Secret}", UriKind.Relative));

        Assert.That(log.All, Is.Not.Empty);
        Assert.That(log.All, Has.None.Contains(Secret));
    }

    [Test]
    public async Task Nothing_that_a_caller_sends_makes_the_service_fail()
    {
        await using var service = await RunningService.StartAsync();
        var good = Encoding.UTF8.GetBytes(
            $$"""{ "household": {{AHousehold.EveryAnswer}}, "asOf": "2020-06-30", "ruleSet": "national@2020.1" }""");
        var chance = new Random(1);
        var statuses = new ConcurrentDictionary<int, int>();
        for (var turn = 0; turn < 4_000; turn++)
        {
            using var response = await service.AssessAsync(Damaged(good, chance), "?explain=full");
            statuses.AddOrUpdate((int)response.StatusCode, 1, (_, count) => count + 1);
        }

        Assert.That(statuses.Keys, Is.EquivalentTo(new[] { 200, 400, 404, 422 }));
    }

    private static void Prepare(WebApplication app, Lines log)
    {
        app.MapGet("/fault", void () => throw new InvalidOperationException(Secret));
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
    }

    private static byte[] Damaged(byte[] good, Random chance)
    {
        byte[] likely = [.. "{}[]\":,\\0123456789-.eEnutf "u8, 0, 0x1B, 0x80, 0xFF];
        var damaged = good.ToArray();
        for (var times = chance.Next(1, 3); times > 0; times--)
        {
            damaged[chance.Next(damaged.Length)] = likely[chance.Next(likely.Length)];
        }

        return damaged;
    }

    /// <summary>Keeps every line of the log.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter) => All.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
