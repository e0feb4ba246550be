using System.Buffers;
using System.Text.Json;
using NodaTime;
using RiskEngine.Cli.Samples;
using RiskEngine.Facts;
using RiskEngine.Households;

namespace RiskEngine.Benchmarks.Plan;

/// <summary>Made-up households as the engine sees them once they are read, each in objects of its own.</summary>
internal static class SampleFacts
{
    public static readonly LocalDate Day = new(2020, 6, 30);

    /// <summary>Makes households one after the other.</summary>
    /// <param name="seed">The same seed gives the same households.</param>
    /// <param name="count">How many.</param>
    /// <param name="day">The day that their facts are derived for.</param>
    public static IEnumerable<HouseholdFacts> Make(ulong seed, int count, LocalDate day)
    {
        var sample = new SampleHouseholds(seed, null, Day);
        var reader = new SnapshotReader();
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        for (var number = 1; number <= count; number++)
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            SnapshotLine.Write(json, sample.Draw(number));
            json.Flush();
            var snapshot = new HouseholdSnapshot();
            List<SnapshotProblem> problems = [];
            if (!reader.TryRead(buffer.WrittenSpan, snapshot, problems))
            {
                throw new InvalidOperationException($"household {number} of seed {seed}: {problems[0].Pointer} {problems[0].Message}");
            }

            yield return HouseholdFacts.From(snapshot, day);
        }
    }
}
