using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskEngine.Api.Calls;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Problems;

/// <summary>A refusal as <c>application/problem+json</c> (RFC 9457).</summary>
/// <param name="Kind">Status, type and title.</param>
/// <param name="Errors">Every mistake; empty only when the fault is ours.</param>
/// <param name="Available">The rule sets there are, where that helps.</param>
internal sealed record Problem(
    ProblemKind Kind, IReadOnlyList<SnapshotProblem> Errors, IReadOnlyList<RuleSetId>? Available)
{
    // Messages have back quotes, which the default encoder would turn into six characters each.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Name of this occurrence, to find it in the log; null when there is nothing in the log.</summary>
    public string? Instance { get; init; }

    internal static Problem Of(
        ProblemKind kind, IReadOnlyList<SnapshotProblem> errors, IReadOnlyList<RuleSetId>? available = null) =>
        new(kind, errors, available);

    /// <summary>Answers a request with this problem.</summary>
    public async Task WriteAsync(HttpContext http)
    {
        var written = new ArrayBufferWriter<byte>();
        Write(written, CallHeaders.IdOf(http));
        var response = http.Response;
        response.StatusCode = Kind.Status;
        response.ContentType = "application/problem+json";
        response.ContentLength = written.WrittenCount;
        await response.Body.WriteAsync(written.WrittenMemory, http.RequestAborted);
    }

    /// <summary>Writes the problem of a request.</summary>
    internal void Write(IBufferWriter<byte> output, string requestId)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteString("type", Kind.Type);
        json.WriteString("title", Kind.Title);
        json.WriteNumber("status", Kind.Status);
        json.WriteString("detail", Kind.Detail);
        if (Instance is not null)
        {
            json.WriteString("instance", Instance);
        }

        json.WriteString("requestId", requestId);
        json.WriteStartArray("errors");
        foreach (var error in Errors)
        {
            Write(json, error);
        }

        json.WriteEndArray();
        if (Available is not null)
        {
            json.WriteStartArray("available");
            foreach (var id in Available)
            {
                json.WriteStringValue(id.ToString());
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, SnapshotProblem error)
    {
        json.WriteStartObject();
        json.WriteString("pointer", error.Pointer);
        json.WriteString("code", error.Code);
        json.WriteString("message", error.Message);
        json.WriteString("suggestion", error.Suggestion);
        json.WriteEndObject();
    }
}
