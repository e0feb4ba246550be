using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskEngine.Cli.Commands;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Checking;

/// <summary>How findings are written.</summary>
internal enum FindingsFormat
{
    /// <summary>For people: 50 at most, with the line of the file.</summary>
    Text,

    /// <summary>A JSON array of all.</summary>
    Json,

    /// <summary>SARIF 2.1.0, for code-review tools.</summary>
    Sarif,
}

/// <summary>Writes findings in the format that was asked for.</summary>
internal static class FindingsFormats
{
    // Nobody reads these as HTML, and Chinese should stay legible.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option <c>--format</c>.</summary>
    public static Option<FindingsFormat> Option() => new("--format")
    {
        Description = "text if left out; json or sarif for other programs",
        HelpName = string.Join('|', Choice.Words<FindingsFormat>()),
        CustomParser = Choice.Parse<FindingsFormat>,
    };

    /// <summary>Writes the findings.</summary>
    /// <param name="format">The format.</param>
    /// <param name="output">Where to.</param>
    /// <param name="findings">The findings, in file order.</param>
    /// <param name="lineOf">Fetches a line of a file by path and number.</param>
    public static void Write(
        FindingsFormat format, TextWriter output, IReadOnlyList<Diagnostic> findings, Func<string, int, string?> lineOf)
    {
        if (format == FindingsFormat.Text)
        {
            DiagnosticText.Write(output, findings, lineOf);
            return;
        }

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            if (format == FindingsFormat.Json)
            {
                WriteArray(json, findings);
            }
            else
            {
                SarifLog.Write(json, findings);
            }
        }

        output.Write(Encoding.UTF8.GetString(bytes.ToArray()));
        output.Write('\n');
    }

    private static void WriteArray(Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
            json.WriteString("file", finding.File);
            json.WriteNumber("line", finding.Line);
            json.WriteNumber("column", finding.Column);
            json.WriteNumber("length", finding.Length);
            json.WriteString("what", finding.What);
            json.WriteString("why", finding.Why);
            json.WriteString("fix", finding.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
