using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using RiskEngine.Assessments.Json;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Comparing;

/// <summary>Comparisons as JSON: the same comparison always gives the same bytes.</summary>
public static class ComparisonJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a comparison as one JSON object.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="explain">
    /// None leaves out why, summary has it, full adds both assessments with all their reasons.
    /// </param>
    /// <param name="output">Gets the bytes.</param>
    public static void Write(AssessmentComparison comparison, Explain explain, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("householdId", comparison.Before.Household.HouseholdId);
        json.WriteBoolean("changed", comparison.IsChanged);
        WriteSide(json, "before", comparison.Before);
        WriteSide(json, "after", comparison.After);
        WriteCodes(json, "flags", comparison, DomainKind.Flags);
        WriteMeasures(json, comparison);
        WriteCodes(json, "nextSteps", comparison, DomainKind.Steps);
        if (explain != Explain.None)
        {
            ReasonsJson.Write(json, comparison);
        }

        if (explain == Explain.Full)
        {
            WriteAssessments(json, comparison);
        }

        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, Assessment side)
    {
        json.WriteStartObject(name);
        json.WriteString("asOf", LocalDatePattern.Iso.Format(side.AsOf));
        json.WriteStartObject("ruleSet");
        json.WriteString("id", side.RuleSet.Id.Set);
        json.WriteString("version", side.RuleSet.Id.Version);
        json.WriteString("digest", side.RuleSet.Digest);
        json.WriteEndObject();
        json.WriteString("category", side.Category);
        json.WriteNumber("score", side.Score);
        json.WriteString("level", side.Level.ToString());
        json.WriteStartArray("scoreRange");
        json.WriteNumberValue(side.Score);
        json.WriteNumberValue(side.HighestScore);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCodes(Utf8JsonWriter json, string name, AssessmentComparison comparison, DomainKind kind)
    {
        json.WriteStartObject(name);
        ReasonsJson.WriteList(json, "gained", comparison.Gained(kind));
        ReasonsJson.WriteList(json, "lost", comparison.Lost(kind));
        json.WriteEndObject();
    }

    private static void WriteMeasures(Utf8JsonWriter json, AssessmentComparison comparison)
    {
        json.WriteStartObject("measures");
        ReasonsJson.WriteList(json, "gained", comparison.Gained(DomainKind.Measures));
        ReasonsJson.WriteList(json, "lost", comparison.Lost(DomainKind.Measures));
        json.WriteStartArray("amounts");
        foreach (var (code, before, after) in comparison.AmountsChanged)
        {
            json.WriteStartObject();
            json.WriteString("code", code);
            ReasonsJson.WriteNumber(json, "before", before);
            ReasonsJson.WriteNumber(json, "after", after);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAssessments(Utf8JsonWriter json, AssessmentComparison comparison)
    {
        var writer = new AssessmentJson();
        json.WriteStartObject("assessments");
        json.WritePropertyName("before");
        json.WriteRawValue(writer.Write(comparison.Before, Explain.Full).Span, skipInputValidation: true);
        json.WritePropertyName("after");
        json.WriteRawValue(writer.Write(comparison.After, Explain.Full).Span, skipInputValidation: true);
        json.WriteEndObject();
    }
}
