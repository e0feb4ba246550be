using System.Text;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Benchmarks.Http;

/// <summary>Bodies of the call that assesses one household.</summary>
internal static class HouseholdBodies
{
    /// <summary>The household of the samples that is as complete as a survey makes it.</summary>
    public static byte[] Ordinary() => Encoding.UTF8.GetBytes(
        $"{{\"household\":{File.ReadAllText(Path.Combine(Checkout.Root, "samples", "households", "ordinary.json")).Trim()}}}");

    /// <summary>Made-up households, a body on each line.</summary>
    public static byte[] MadeUp(ulong seed, int count)
    {
        using var households = new MemoryStream();
        new SampleHouseholds(seed, null, SampleFacts.Day).Write(count, households);
        var lines = Encoding.UTF8.GetString(households.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{{\"household\":{line}}}\n")));
    }
}
