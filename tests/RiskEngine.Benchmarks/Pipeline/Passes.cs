using System.Diagnostics;
using System.Text.Json;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Assessments.Batches;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Households;

namespace RiskEngine.Benchmarks.Pipeline;

/// <summary>How long a pass over the file took.</summary>
/// <param name="Cpu">Nanoseconds of processor time, of all threads together.</param>
/// <param name="Wall">Nanoseconds on the wall.</param>
/// <param name="Households">Lines of the file.</param>
/// <param name="Written">Bytes of the answer.</param>
internal sealed record Pass(double Cpu, double Wall, long Households, long Written);

/// <summary>The passes that are compared.</summary>
internal static class Passes
{
    private delegate void Line(ReadOnlySpan<byte> line);

    /// <summary>Reads every token of every line, with the block reader of the command, and does nothing with it.</summary>
    public static Pass Tokenise(HouseholdFile file) => EachLine(file, line =>
    {
        var tokens = new Utf8JsonReader(line);
        while (tokens.Read())
        {
        }
    });

    /// <summary>Reads every household and does nothing with it.</summary>
    public static Pass Read(HouseholdFile file)
    {
        var (reader, household) = (new SnapshotReader(), new HouseholdSnapshot());
        List<SnapshotProblem> problems = [];
        return EachLine(file, line => reader.TryRead(line, household, problems));
    }

    /// <summary>Reads and assesses every household and writes nothing.</summary>
    public static Pass ReadAndAssess(HouseholdFile file, RuleSetShelf shelf)
    {
        var (reader, household, assessor) = (new SnapshotReader(), new HouseholdSnapshot(), new Assessor(shelf));
        List<SnapshotProblem> problems = [];
        return EachLine(file, line =>
        {
            reader.TryRead(line, household, problems);
            assessor.Assess(household, null, problems);
        });
    }

    /// <summary>Assesses every line through the classes of the command, as <c>assess --explain none</c> does.</summary>
    public static Pass Assess(HouseholdFile file, RuleSetShelf shelf, int threads) => Time(() =>
    {
        var order = new AssessOrder([file.Path], null, null, Explain.None, OutputFormat.Ndjson, threads);
        using var output = new CountingStream();
        var count = new AssessRun(order, shelf, new ProgressLine(null)).Run([(file.Path, file.Read)], output);
        return count.Rejected == 0
            ? (count.Assessed, output.Length)
            : throw new InvalidOperationException($"{count.Rejected} of the made-up households were rejected");
    });

    /// <summary>Two such passes at once that share nothing: what two threads could do at best on this machine at this moment.</summary>
    public static Pass AssessTwice(HouseholdFile file, RuleSetShelf shelf) => Time(() =>
    {
        var other = Task.Run(() => Assess(file, shelf, 1));
        var mine = Assess(file, shelf, 1);
        return (mine.Households + other.GetAwaiter().GetResult().Households, 0);
    });

    private static Pass EachLine(HouseholdFile file, Line work) => Time(() =>
    {
        using var input = file.Read();
        var (reader, block) = (new BlockReader(input, new LineSplitter()), new Block());
        var lines = 0L;
        while (reader.Read(block))
        {
            foreach (var record in block.Records)
            {
                work(block.Bytes.Slice(record.Start, record.Length));
                lines++;
            }
        }

        return (lines, 0);
    });

    /// <summary>Measures one pass.</summary>
    public static Pass Time(Func<(long Households, long Written)> pass)
    {
        // Garbage of the pass before is none of this one's cost.
        GC.Collect();
        var (cpu, wall) = (CpuClock.ProcessNanoseconds(), Stopwatch.GetTimestamp());
        var (households, written) = pass();
        return new Pass(
            CpuClock.ProcessNanoseconds() - cpu, Stopwatch.GetElapsedTime(wall).TotalNanoseconds, households, written);
    }
}
