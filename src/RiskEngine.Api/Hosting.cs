using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using RiskEngine.Api.Limits;

namespace RiskEngine.Api;

/// <summary>How the service listens, what it accepts at most, and what it logs.</summary>
internal static class Hosting
{
    private const string Loopback = "http://127.0.0.1:5080";

    /// <summary>Nobody but this machine is served until somebody says otherwise.</summary>
    internal static void ListenOnLoopbackByDefault(this WebApplicationBuilder builder)
    {
        // `http_ports` is how the images of .NET say where a container listens.
        var settings = builder.Configuration;
        if (string.IsNullOrEmpty(settings["urls"]) && string.IsNullOrEmpty(settings["http_ports"]))
        {
            builder.WebHost.UseUrls(Loopback);
        }
    }

    internal static void LimitRequests(this WebApplicationBuilder builder) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = ServiceLimits.BodyBytes;
        });

    /// <summary>
    /// One line per start and fault. The framework's own lines name paths, in which a caller may have put anything.
    /// </summary>
    internal static void LogOneLineEach(this WebApplicationBuilder builder)
    {
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
    }

    /// <summary>Starts listening; false when the address cannot be had, for which no stack trace is needed.</summary>
    internal static async Task<bool> TryStartAsync(this WebApplication app, TextWriter errors)
    {
        try
        {
            await app.StartAsync();
            return true;
        }
        catch (Exception fault) when (fault is IOException or FormatException or InvalidOperationException)
        {
            errors.WriteLine($"error: the service cannot listen: {fault.Message}");
            return false;
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
