using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace RiskEngine.Api.Telemetry;

/// <summary>
/// Sends traces and metrics by OTLP. How and where to is said by the variables that OpenTelemetry defines (`OTEL_…`).
/// </summary>
internal sealed class TelemetryExport(IConfiguration settings, ServiceMeter meter) : IHostedService, IDisposable
{
    /// <summary>The variable without which nothing is sent.</summary>
    internal const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // By rule set and code there are more rows than the 2,000 that the exporter keeps apart by itself.
    private const int MostRows = 20_000;

    private static readonly string[] Meters =
    [
        ServiceMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.AspNetCore.RateLimiting", "System.Runtime",
    ];

    private MeterProvider? metrics;
    private TracerProvider? traces;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Asked for here so that its instruments exist before they are looked for.
        ArgumentNullException.ThrowIfNull(meter);
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(Name)
            .AddMeter(Meters)
            .AddView(instrument => instrument.Meter.Name == ServiceMeter.Name
                ? new MetricStreamConfiguration { CardinalityLimit = MostRows }
                : null)
            .AddOtlpExporter()
            .Build();
        traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(settings))
            .ConfigureResource(Name)
            .AddSource(CallTraces.Source)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // What has not been sent yet is sent now.
        metrics?.Dispose();
        traces?.Dispose();
        (metrics, traces) = (null, null);
    }

    private static void Name(ResourceBuilder resource)
    {
        resource.AddService("riskengine", serviceVersion: CommandLine.Version).AddEnvironmentVariableDetector();
    }
}
