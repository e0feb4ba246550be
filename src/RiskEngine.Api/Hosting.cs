using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RiskEngine.Api.Callers;
using RiskEngine.Api.Limits;

namespace RiskEngine.Api;

/// <summary>How the service listens, what it accepts at most, and what it logs.</summary>
internal static class Hosting
{
    /// <summary>Addresses, TLS and limits of the server.</summary>
    internal static void ListenWithin(this WebApplicationBuilder builder, ServerLimits limits)
    {
        builder.ListenOnLoopbackByDefault();

        // Certificates are named in the section `Kestrel`, as ASP.NET documents it.
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            limits.Apply(kestrel.Limits);
        });

        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, LargeBlocks.Factory>();

        // A day is for ever here, and timers know no more than some weeks.
        builder.Services.Configure<HostOptions>(
            host => host.ShutdownTimeout = TimeSpan.FromSeconds(Math.Min(limits.DrainSeconds, 86_400)));
    }

    /// <summary>
    /// One JSON object in a line per start, change of rules and fault. The framework's own lines name paths, in which a caller may have put anything.
    /// </summary>
    internal static void LogOneLineEach(this WebApplicationBuilder builder)
    {
        builder.Logging.AddJsonConsole(console =>
        {
            console.IncludeScopes = false;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            console.JsonWriterOptions = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            console.UseUtcTimestamp = true;
        });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Services.PostConfigure<LoggerFilterOptions>(KeepQuiet);

        // Why it cannot start is told on STDERR in a line of our own; here it would come again, with its stack trace.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.Critical);
    }

    // Below warnings the framework writes addresses and headers, in which callers may have put anything; settings that ask for
    // that are for services that have nothing to hide.
    private static void KeepQuiet(LoggerFilterOptions options)
    {
        for (var index = 0; index < options.Rules.Count; index++)
        {
            var rule = options.Rules[index];
            if (rule.CategoryName?.StartsWith("Microsoft", StringComparison.OrdinalIgnoreCase) == true && rule.LogLevel < LogLevel.Warning)
            {
                options.Rules[index] = new LoggerFilterRule(rule.ProviderName, rule.CategoryName, LogLevel.Warning, rule.Filter);
            }
        }
    }

    /// <summary>Starts listening; false when address or certificate cannot be had, for which no stack trace is needed.</summary>
    internal static async Task<bool> TryStartAsync(this WebApplication app, TextWriter errors)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidOperationException
            or ArgumentException or NotSupportedException or CryptographicException or UnauthorizedAccessException)
        {
            errors.WriteLine($"error: the service cannot listen: {fault.Message}");
            return false;
        }
    }

    internal static void LogWhoMayCall(this WebApplication app, CallerSettings callers, IReadOnlyList<string> unused)
    {
        if (callers.KnowsCallers)
        {
            return;
        }

        Log.ThisMachineAlone(app.Logger);
        if (unused.Count > 0)
        {
            Log.NotListening(app.Logger, string.Join(", ", unused));
        }
    }

    internal static void LogStart(this WebApplication app, ServedRules rules)
    {
        foreach (var finding in rules.Findings)
        {
            Log.RuleSetMistake(app.Logger, finding.ToString());
        }

        var server = app.Services.GetRequiredService<IServer>();
        var addresses = string.Join(", ", server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []);
        var ruleSets = string.Join(", ", rules.Usable);
        Log.Listening(app.Logger, addresses, ruleSets);
    }
}
