using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime.Text;
using RiskEngine.Assessments.Replaying;

namespace RiskEngine.Api.Replays;

/// <summary>A replay as the service answers it.</summary>
internal static class ReplayJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void Write(Replay replay, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        json.WriteStartObject();
        json.WriteBoolean("reproduced", replay.IsReproduced);
        json.WriteBoolean("sameBytes", replay.IsSameBytes);
        json.WriteString("householdId", replay.Now.Household.HouseholdId);
        json.WriteString("asOf", LocalDatePattern.Iso.Format(replay.Now.AsOf));
        json.WriteStartObject("ruleSet");
        json.WriteString("id", replay.Now.RuleSet.Id.Set);
        json.WriteString("version", replay.Now.RuleSet.Id.Version);
        json.WriteString("digest", replay.Now.RuleSet.Digest);
        json.WriteEndObject();
        json.WriteString("explain", replay.Earlier.Explain.ToString().ToLowerInvariant());
        WritePair(json, "snapshotDigest", replay.Earlier.SnapshotDigest, replay.SnapshotDigest);
        WritePair(json, "engineVersion", replay.Earlier.EngineVersion, replay.EngineVersionNow);
        json.WriteStartArray("differences");
        foreach (var difference in replay.Differences)
        {
            json.WriteStartObject();
            json.WriteString("pointer", difference.Pointer);
            Write(json, "earlier", difference.Earlier);
            Write(json, "now", difference.Now);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("moreDifferences", replay.MoreDifferences);
        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, string name, string? earlier, string? now)
    {
        json.WriteStartObject(name);
        json.WriteString("earlier", earlier);
        json.WriteString("now", now);
        json.WriteEndObject();
    }

    // What is not there on one side has no member there.
    private static void Write(Utf8JsonWriter json, string name, JsonElement? value)
    {
        if (value is { } known)
        {
            json.WritePropertyName(name);
            known.WriteTo(json);
        }
    }
}
