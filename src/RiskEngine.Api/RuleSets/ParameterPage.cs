using System.Text.Json;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>The parameters of a version with every value, place and source.</summary>
internal static class ParameterPage
{
    internal static void Write(Utf8JsonWriter json, IReadOnlyList<Parameter> parameters)
    {
        json.WriteStartArray("parameters");
        foreach (var parameter in parameters)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            RuleSetJson.WriteText(json, "title", parameter.Title);
            json.WriteString("unit", parameter.Unit);
            json.WriteString("lookup", parameter.Lookup.ToString());
            RuleSetJson.WriteDay(json, "checkedOn", parameter.CheckedOn);
            json.WriteStartArray("values");
            foreach (var value in parameter.Values)
            {
                Write(json, value);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteValue(Utf8JsonWriter json, object? value)
    {
        json.WritePropertyName("value");
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool yes:
                json.WriteBooleanValue(yes);
                break;
            case int whole:
                json.WriteNumberValue(whole);
                break;
            default:
                json.WriteNumberValue((decimal)value);
                break;
        }
    }

    private static void Write(Utf8JsonWriter json, ParameterValue value)
    {
        json.WriteStartObject();
        json.WriteString("region", value.Region);
        RuleSetJson.WriteDay(json, "from", value.From);
        RuleSetJson.WriteDay(json, "to", value.To);
        WriteValue(json, value.Value);
        json.WriteBoolean("provisional", value.Provisional);
        json.WriteString("source", value.Source);
        json.WriteString("origin", value.Origin.ToString());
        json.WriteEndObject();
    }
}
