using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Benchmarks.Http;

/// <summary>Bodies of the call that assesses one household.</summary>
internal static class HouseholdBodies
{
    // As programs write it: no white space, and letters as they are.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The household of the samples that is as complete as a survey makes it.</summary>
    public static byte[] Ordinary()
    {
        var file = Path.Combine(Checkout.Root, "samples", "households", "ordinary.json");
        return JsonSerializer.SerializeToUtf8Bytes(new { household = JsonNode.Parse(File.ReadAllBytes(file)) }, Compact);
    }

    /// <summary>Made-up households, a body on each line.</summary>
    public static byte[] MadeUp(ulong seed, int count)
    {
        using var households = new MemoryStream();
        new SampleHouseholds(seed, null, SampleFacts.Day).Write(count, households);
        var lines = Encoding.UTF8.GetString(households.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{{\"household\":{line}}}\n")));
    }
}
