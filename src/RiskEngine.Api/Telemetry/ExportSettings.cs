using System.Globalization;
using System.Text.RegularExpressions;

namespace RiskEngine.Api.Telemetry;

/// <summary>
/// The variables of OpenTelemetry that are used here. The exporter takes its default, or sends nothing, where it cannot read
/// one, and says so to nobody; so they are looked at before it is.
/// </summary>
internal static partial class ExportSettings
{
    private const string OfSignals = "OTEL_EXPORTER_OTLP_";
    private const string Queue = "OTEL_BSP_MAX_QUEUE_SIZE";
    private const string Batch = "OTEL_BSP_MAX_EXPORT_BATCH_SIZE";
    private static readonly string[] Signals = ["TRACES", "METRICS"];
    private static readonly string[] Parts =
        ["ENDPOINT", "PROTOCOL", "HEADERS", "TIMEOUT", "COMPRESSION", "CERTIFICATE", "CLIENT_CERTIFICATE", "CLIENT_KEY"];

    private static readonly (string Name, Func<string, bool> IsRead, string Must)[] Known =
    [
        (TelemetryExport.Endpoint, IsAddress, "must be an address with `http://` or `https://`, such as `http://collector:4318`"),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", text => text.Trim() is "grpc" or "http/protobuf", "must be `grpc` or `http/protobuf`"),
        ("OTEL_EXPORTER_OTLP_HEADERS", AreHeaders, "must be headers written `name=value,name=value`, in ASCII"),
        Number("OTEL_EXPORTER_OTLP_TIMEOUT"),
        OneOf("OTEL_EXPORTER_OTLP_COMPRESSION", "gzip", "none"),
        File("OTEL_EXPORTER_OTLP_CERTIFICATE"),
        File("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE"),
        File("OTEL_EXPORTER_OTLP_CLIENT_KEY"),
        Number("OTEL_METRIC_EXPORT_INTERVAL"),
        Number("OTEL_METRIC_EXPORT_TIMEOUT"),
        Number("OTEL_BSP_SCHEDULE_DELAY"),
        Number("OTEL_BSP_EXPORT_TIMEOUT"),
        Number(Queue),
        Number(Batch),
        OneOf(
            "OTEL_TRACES_SAMPLER", "always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off",
            "parentbased_traceidratio"),
        ("OTEL_TRACES_SAMPLER_ARG", IsShare, "must be a number from 0 to 1"),
    ];

    /// <summary>Finds the variables that cannot be read. An empty one counts as left out, as OpenTelemetry says.</summary>
    /// <param name="settings">What ASP.NET reads.</param>
    /// <param name="mistakes">Gets every mistake; none quotes a value, which may be a password.</param>
    internal static void Check(IConfiguration settings, List<string> mistakes)
    {
        foreach (var (name, isRead, must) in Known)
        {
            if (settings[name] is { Length: > 0 } text && !isRead(text))
            {
                mistakes.Add($"{name} {must}; the exporter would pass over what it is now, and tell nobody");
            }
        }

        if (Whole(settings[Queue], 2_048) < Whole(settings[Batch], 512))
        {
            mistakes.Add($"{Queue} must be at least {Batch}, which is 512 unless it is set");
        }

        foreach (var (signal, part) in Signals.SelectMany(signal => Parts.Select(part => (signal, part))))
        {
            var name = $"{OfSignals}{signal}_{part}";
            if (!string.IsNullOrEmpty(settings[name]))
            {
                mistakes.Add($"{name} is not used: metrics and traces are sent to one place; set {OfSignals}{part} instead");
            }
        }
    }

    private static (string Name, Func<string, bool> IsRead, string Must) Number(string name) => (
        name,
        text => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number > 0,
        "must be a whole number above 0");

    // What cannot be read is told already.
    private static int Whole(string? text, int standard) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : standard;

    private static (string Name, Func<string, bool> IsRead, string Must) OneOf(string name, params string[] values) => (
        name,
        text => values.Contains(text, StringComparer.OrdinalIgnoreCase),
        $"must be one of {string.Join(", ", values)}");

    private static (string Name, Func<string, bool> IsRead, string Must) File(string name) =>
        (name, System.IO.File.Exists, "names no file that is there");

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https", Host.Length: > 0 };

    // The exporter first undoes what is encoded, and only then looks for commas.
    private static bool AreHeaders(string text) => Headers().IsMatch(Uri.UnescapeDataString(text));

    private static bool IsShare(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1;

    [GeneratedRegex(@"^(\s*[A-Za-z0-9!#$%&'*+.^_`|~-]+\s*=[ -+\x2d-~]*(,|\z))+\z")]
    private static partial Regex Headers();
}
