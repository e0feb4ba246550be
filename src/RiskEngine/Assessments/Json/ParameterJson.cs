using NodaTime;
using NodaTime.Text;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>The parameters of an assessment as its audit lists them.</summary>
internal static class ParameterJson
{
    public static byte[] Write(IReadOnlyList<ResolvedParameter> resolved) => Fragment.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var parameter in resolved)
        {
            writer.WriteStartObject();
            writer.WriteString("name", parameter.Name);
            switch (parameter.Value)
            {
                case null:
                    writer.WriteNull("value");
                    break;
                case bool yes:
                    writer.WriteBoolean("value", yes);
                    break;
                case int whole:
                    writer.WriteNumber("value", whole);
                    break;
                default:
                    writer.WriteNumber("value", (decimal)parameter.Value);
                    break;
            }

            WriteDay(writer, parameter.From);
            writer.WriteString("source", parameter.Source);
            writer.WriteBoolean("provisional", parameter.Provisional);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteDay(System.Text.Json.Utf8JsonWriter writer, LocalDate? from)
    {
        if (from is { } day)
        {
            writer.WriteString("from", LocalDatePattern.Iso.Format(day));
        }
        else
        {
            writer.WriteNull("from");
        }
    }
}
