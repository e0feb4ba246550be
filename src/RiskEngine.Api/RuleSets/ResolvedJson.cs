using System.Text.Json;
using NodaTime;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>What the parameters of a version are worth in a place on a day.</summary>
internal static class ResolvedJson
{
    internal static void Write(Utf8JsonWriter json, RuleSet ruleSet, string region, LocalDate day)
    {
        json.WriteStartObject();
        json.WriteString("id", ruleSet.Id.Set);
        json.WriteString("version", ruleSet.Id.Version);
        json.WriteString("digest", ruleSet.Digest);
        json.WriteString("region", region);
        RuleSetJson.WriteDay(json, "asOf", day);
        json.WriteStartArray("parameters");
        foreach (var (parameter, resolved) in ruleSet.Parameters.Zip(ParameterResolution.Resolve(ruleSet, region, day)))
        {
            json.WriteStartObject();
            json.WriteString("name", resolved.Name);
            RuleSetJson.WriteText(json, "title", parameter.Title);
            json.WriteString("unit", parameter.Unit);
            ParameterPage.WriteValue(json, resolved.Value);
            RuleSetJson.WriteDay(json, "from", resolved.From);
            json.WriteString("source", resolved.Source);
            json.WriteBoolean("provisional", resolved.Provisional);
            json.WriteBoolean("carriedOver", resolved.CarriedOver);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
