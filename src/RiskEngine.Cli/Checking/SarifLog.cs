using System.Text.Json;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Checking;

/// <summary>Findings in the Static Analysis Results Interchange Format, version 2.1.0.</summary>
internal static class SarifLog
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    public static void Write(Utf8JsonWriter json, IReadOnlyList<Diagnostic> findings)
    {
        // One descriptor for each code: what is special about a place stands in its message.
        var kinds = findings.GroupBy(finding => finding.Code).OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => kind.First()).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, kinds);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var finding in findings)
        {
            WriteResult(json, finding, kinds.FindIndex(kind => kind.Code == finding.Code));
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<Diagnostic> kinds)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "riskengine");
        json.WriteString("version", typeof(SarifLog).Assembly.GetName().Version?.ToString(3));
        json.WriteStartArray("rules");
        foreach (var kind in kinds)
        {
            json.WriteStartObject();
            json.WriteString("id", kind.Code);
            WriteText(json, "shortDescription", kind.Why);
            WriteText(json, "help", kind.Fix);
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Level(kind));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic finding, int kind)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Code);
        json.WriteNumber("ruleIndex", kind);
        json.WriteString("level", Level(finding));
        WriteText(json, "message", $"{finding.What}\nwhy: {finding.Why}\nfix: {finding.Fix}");
        if (finding.File is { } file)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", UriOf(file));
            json.WriteEndObject();
            WriteRegion(json, finding);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteRegion(Utf8JsonWriter json, Diagnostic finding)
    {
        if (finding.Line > 0)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", finding.Line);
            json.WriteNumber("startColumn", finding.Column);
            json.WriteNumber("endColumn", finding.Column + Math.Max(1, finding.Length));
            json.WriteEndObject();
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Level(Diagnostic finding) => finding.Severity == Severity.Error ? "error" : "warning";

    private static string UriOf(string path)
    {
        var escaped = string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? "file://" + escaped : escaped;
    }
}
