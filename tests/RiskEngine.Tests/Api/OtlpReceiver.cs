using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RiskEngine.Tests.Api;

/// <summary>Something that telemetry can be sent to: OTLP over HTTP with protobuf, on a free port of this machine.</summary>
internal sealed partial class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<byte[]> metrics = [];
    private readonly ConcurrentQueue<byte[]> traces = [];

    private OtlpReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/v1/metrics", http => TakeAsync(http, metrics));
        app.MapPost("/v1/traces", http => TakeAsync(http, traces));
    }

    public string Address => app.Urls.Single();

    /// <summary>Everything that arrived, as text in which words can be looked for.</summary>
    public string Words => string.Concat(metrics.Concat(traces).Select(System.Text.Encoding.Latin1.GetString));

    /// <summary>The last sums that arrived: name of the metric and its tags, and the number.</summary>
    public IReadOnlyDictionary<string, long> Sums => metrics.SelectMany(Points).GroupBy(sum => sum.Key, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal);

    /// <summary>Names of all metrics that arrived.</summary>
    public IEnumerable<string> Metrics => metrics.SelectMany(All).Select(metric => metric.Text(1)).Distinct();

    /// <summary>The spans that arrived: the name, and the tags.</summary>
    public IEnumerable<(string Name, string Tags)> Spans =>
        from body in traces
        from resource in new Protobuf(body).Messages(1)
        from scope in resource.Messages(2)
        from span in scope.Messages(2)
        // The receiver lives in the same process, so its own calls are traced as well, without a description.
        where span.Messages(9).Any()
        select (span.Text(5), Tags(span.Messages(9)));

    public static async Task<OtlpReceiver> StartAsync()
    {
        var receiver = new OtlpReceiver();
        await receiver.app.StartAsync();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static async Task TakeAsync(HttpContext http, ConcurrentQueue<byte[]> into)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        into.Enqueue(body.ToArray());

        // Names and tags are text between numbers; they are looked at with the log at the end of the run.
        foreach (Match text in Text().Matches(System.Text.Encoding.Latin1.GetString(body.ToArray())))
        {
            WrittenLines.All.Enqueue(text.Value);
        }

        http.Response.ContentType = "application/x-protobuf";
    }

    // ExportMetricsServiceRequest: resource_metrics 1, scope_metrics 2, metrics 2.
    private static IEnumerable<Protobuf> All(byte[] body) =>
        from resource in new Protobuf(body).Messages(1)
        from scope in resource.Messages(2)
        from metric in scope.Messages(2)
        select metric;

    // Metric: name 1, sum 7, histogram 9. NumberDataPoint: attributes 7, as_int 6. HistogramDataPoint: attributes 9, count 4.
    private static IEnumerable<KeyValuePair<string, long>> Points(byte[] body) =>
        All(body).SelectMany(metric => metric.Messages(7).SelectMany(sum => sum.Messages(1))
            .Select(point => KeyValuePair.Create($"{metric.Text(1)}{Tags(point.Messages(7))}", point.Number(6)))
            .Concat(metric.Messages(9).SelectMany(histogram => histogram.Messages(1))
                .Select(point => KeyValuePair.Create($"{metric.Text(1)}{Tags(point.Messages(9))}", point.Number(4)))));

    // KeyValue: key 1, value 2. AnyValue: string 1, int 3.
    private static string Tags(IEnumerable<Protobuf> tags) => string.Concat(tags
        .Select(tag => (Key: tag.Text(1), Value: tag.Messages(2).Single()))
        .Select(tag => $" {tag.Key}={(tag.Value.Has(1) ? tag.Value.Text(1) : tag.Value.Number(3))}")
        .Order(StringComparer.Ordinal));

    [GeneratedRegex("[ -~]{6,}")]
    private static partial Regex Text();
}
