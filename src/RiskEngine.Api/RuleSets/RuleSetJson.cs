using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>Rule sets as the service shows them.</summary>
internal static class RuleSetJson
{
    /// <summary>All sets of a library, by name.</summary>
    internal static void WriteAll(Utf8JsonWriter json, RuleSetShelf shelf)
    {
        json.WriteStartObject();
        json.WriteStartArray("ruleSets");
        foreach (var set in shelf.Library.RuleSets.Where(loaded => loaded.Id is not null).GroupBy(loaded => loaded.Id!.Set))
        {
            WriteSet(json, set.Key, set, shelf);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>One set with its versions.</summary>
    internal static void WriteSet(
        Utf8JsonWriter json, string id, IEnumerable<LoadedRuleSet> versions, RuleSetShelf shelf)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteStartArray("versions");
        foreach (var loaded in versions)
        {
            json.WriteStartObject();
            if (loaded.RuleSet is { } ruleSet)
            {
                json.WriteBoolean("usable", shelf.MistakesIn(ruleSet).Count == 0);
                WriteHead(json, ruleSet);
            }
            else
            {
                json.WriteBoolean("usable", false);
                json.WriteString("version", loaded.Id!.Version);
                json.WriteString("status", loaded.Status?.ToString().ToLowerInvariant());
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Everything in a version, inherited things too.</summary>
    internal static void WriteWhole(Utf8JsonWriter json, RuleSet ruleSet)
    {
        json.WriteStartObject();
        json.WriteString("id", ruleSet.Id.Set);
        WriteHead(json, ruleSet);
        json.WriteString("owner", ruleSet.Owner);
        json.WriteString("changes", ruleSet.Changes);
        WriteText(json, "indeterminateTitle", ruleSet.IndeterminateTitle);
        json.WriteStartArray("bands");
        foreach (var band in ruleSet.Bands)
        {
            json.WriteStartObject();
            json.WriteString("level", band.Level.ToString());
            json.WriteNumber("from", band.From);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("domains");
        foreach (var domain in ruleSet.Domains)
        {
            RuleJson.Write(json, domain);
        }

        json.WriteEndArray();
        ParameterPage.Write(json, ruleSet.Parameters);
        json.WriteStartArray("turnedOff");
        foreach (var off in ruleSet.TurnedOff)
        {
            json.WriteStartObject();
            json.WriteString("rule", off.Rule);
            json.WriteString("why", off.Why);
            json.WriteString("source", off.Source);
            json.WriteString("by", off.By.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    internal static void WriteText(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("zh", text.Zh);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    internal static void WriteDay(Utf8JsonWriter json, string name, LocalDate? day) =>
        json.WriteString(name, day is { } known ? LocalDatePattern.Iso.Format(known) : null);

    private static void WriteHead(Utf8JsonWriter json, RuleSet ruleSet)
    {
        json.WriteString("version", ruleSet.Id.Version);
        json.WriteString("digest", ruleSet.Digest);
        json.WriteString("status", ruleSet.Status.ToString().ToLowerInvariant());
        WriteText(json, "title", ruleSet.Title);
        WriteDay(json, "effectiveFrom", ruleSet.EffectiveFrom);
        WriteDay(json, "effectiveTo", ruleSet.EffectiveTo);
        json.WriteString("extends", ruleSet.Extends?.ToString());
        json.WriteString("divisionCode", ruleSet.DivisionCode);
    }
}
