using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskEngine.Assessments.Json;
using RiskEngine.Households;

namespace RiskEngine.Assessments.Batches;

/// <summary>NDJSON, or the same objects as one array.</summary>
/// <param name="explain">How much of its reasons each result carries.</param>
/// <param name="isArray">Whether the results are the elements of an array.</param>
public sealed class JsonResultWriter(Explain explain, bool isArray) : IResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly AssessmentJson json = new();

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Head => isArray ? "[\n"u8 : default;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Foot => isArray ? "\n]\n"u8 : default;

    /// <inheritdoc/>
    public void Write(Assessment assessment, IBufferWriter<byte> output)
    {
        json.Write(assessment, explain, output);
        End(output);
    }

    /// <inheritdoc/>
    public void Write(Rejection rejection, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            if (rejection.File is not null)
            {
                writer.WriteString("file", rejection.File);
            }

            writer.WriteNumber("line", rejection.Line);
            if (rejection.HouseholdId.Length > 0)
            {
                writer.WriteString("householdId", rejection.HouseholdId);
            }

            writer.WriteStartArray("errors");
            foreach (var problem in rejection.Problems)
            {
                Write(problem, rejection.Line, writer);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        End(output);
    }

    // A problem's own line is counted inside the record; the reader of the file wants the file's.
    private static void Write(SnapshotProblem problem, long firstLine, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("pointer", problem.Pointer);
        writer.WriteString("code", problem.Code);
        writer.WriteString("message", problem.Message);
        if (problem.Suggestion is not null)
        {
            writer.WriteString("suggestion", problem.Suggestion);
        }

        if (problem.Line is { } line)
        {
            writer.WriteNumber("line", firstLine + line - 1);
        }

        if (problem.Column is { } column)
        {
            writer.WriteNumber("column", column);
        }

        writer.WriteEndObject();
    }

    // Between the elements of an array stands a comma; the run takes the last one back.
    private void End(IBufferWriter<byte> output) => output.Write(isArray ? ",\n"u8 : "\n"u8);
}
