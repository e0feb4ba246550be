using System.Text.Json;
using NodaTime.Text;
using RiskEngine.Assessments.Json;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Comparing;

/// <summary>Why two assessments differ.</summary>
internal static class ReasonsJson
{
    public static void Write(Utf8JsonWriter json, AssessmentComparison comparison)
    {
        json.WriteStartObject("why");
        json.WriteStartArray("rules");
        foreach (var rule in comparison.Rules)
        {
            WriteRule(json, rule);
        }

        json.WriteEndArray();
        json.WriteStartArray("parameters");
        foreach (var parameter in comparison.Parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            WriteParameter(json, "before", parameter.Before);
            WriteParameter(json, "after", parameter.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteDerived(json, comparison);
        json.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, decimal? number) =>
        WriteValue(json, name, number is { } known ? OperandValue.Of(known) : OperandValue.Unknown);

    private static void WriteRule(Utf8JsonWriter json, RuleChange rule)
    {
        json.WriteStartObject();
        json.WriteString("code", rule.Code);
        json.WriteString("kind", rule.Kind.ToString().ToUpperInvariant());
        WritePair(json, "outcome", rule.OutcomeBefore?.ToString(), rule.OutcomeAfter?.ToString());
        if (rule.Before?.Expression.Text != rule.After?.Expression.Text)
        {
            WritePair(json, "expression", rule.Before?.Expression.Text, rule.After?.Expression.Text);
        }

        if (rule.Kind == DomainKind.Flags && rule.Before?.Points != rule.After?.Points)
        {
            json.WriteStartObject("points");
            WriteNumber(json, "before", rule.Before?.Points);
            WriteNumber(json, "after", rule.After?.Points);
            json.WriteEndObject();
        }

        json.WriteStartObject("because");
        WriteList(json, "parameters", rule.Parameters);
        WriteList(json, "derived", rule.Derived);
        WriteList(json, "rules", rule.Rules);
        json.WriteBoolean("day", rule.IsByTheDay);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string name, string? before, string? after)
    {
        json.WriteStartObject(name);
        json.WriteString("before", before);
        json.WriteString("after", after);
        json.WriteEndObject();
    }

    private static void WriteParameter(Utf8JsonWriter json, string name, ResolvedParameter? parameter)
    {
        if (parameter is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteValue(json, "value", parameter.Value switch
        {
            null => OperandValue.Unknown,
            bool yes => OperandValue.OfTruth((int)(yes ? Language.Truth.Met : Language.Truth.NotMet)),
            int whole => OperandValue.Of(whole),
            _ => OperandValue.Of((decimal)parameter.Value),
        });
        json.WriteString("from", parameter.From is { } day ? LocalDatePattern.Iso.Format(day) : null);
        json.WriteString("source", parameter.Source);
        json.WriteBoolean("provisional", parameter.Provisional);
        json.WriteEndObject();
    }

    private static void WriteDerived(Utf8JsonWriter json, AssessmentComparison comparison)
    {
        json.WriteStartArray("derived");
        foreach (var value in comparison.Derived)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            WriteValue(json, "before", value.Before ?? OperandValue.Unknown);
            WriteValue(json, "after", value.After ?? OperandValue.Unknown);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Numbers read as they do in an assessment.
    private static void WriteValue(Utf8JsonWriter json, string name, OperandValue value)
    {
        var text = new Utf8Text();
        ValueJson.AppendJson(text, value);
        json.WritePropertyName(name);
        json.WriteRawValue(text.Written, skipInputValidation: true);
    }
}
