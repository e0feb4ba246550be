namespace RiskEngine.Api.Telemetry;

/// <summary>Switches on what an operator sees of the service.</summary>
internal static class TelemetryServices
{
    internal static void ShowWhatItDoes(this WebApplicationBuilder builder)
    {
        CallTraces.LeaveOutPaths();
        builder.Services.AddSingleton<ServiceMeter>();
        if (builder.Configuration.IsExported())
        {
            builder.Services.AddHostedService<TelemetryExport>();
        }
    }

    /// <summary>Describes calls in traces, where traces are sent at all.</summary>
    internal static void ShowCalls(this WebApplication app)
    {
        if (app.Configuration.IsExported())
        {
            app.UseCallTraces();
        }
    }

    private static bool IsExported(this IConfiguration settings) =>
        !string.IsNullOrEmpty(settings[TelemetryExport.Endpoint]);
}
