using System.Diagnostics;
using System.Globalization;
using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Cli;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Households;

namespace RiskEngine.Benchmarks.Start;

/// <summary>The steps of a first assessment in a fresh process, each with the moment at which it was done.</summary>
/// <remarks>Calls what <c>riskengine assess</c> calls, one thing at a time; the command line itself is measured as a whole process.</remarks>
internal static class Phases
{
    public static readonly string[] Names =
    [
        "runtime", "rules_read", "rules_chosen_and_compiled", "household_read", "assessed", "written_summary", "assessed_again",
        "written_again",
    ];

    /// <summary>Runs in the child: prints the moment after each step, by the clock that all processes share.</summary>
    public static void Run(string file)
    {
        List<long> moments = [Stopwatch.GetTimestamp()];
        var shelf = RulesFolder.Open(Checkout.Rules, Console.Error) ?? throw new InvalidOperationException("no usable rules");
        moments.Add(Stopwatch.GetTimestamp());
        var (household, problems) = (new HouseholdSnapshot(), new List<SnapshotProblem>());
        var bytes = File.ReadAllBytes(file);

        // Which set it is depends on region and day, so they are given here as the household states them.
        _ = shelf.Find("130828", new NodaTime.LocalDate(2020, 6, 30), null, out _);
        moments.Add(Stopwatch.GetTimestamp());
        if (!new SnapshotReader().TryRead(bytes, household, problems))
        {
            throw new InvalidOperationException($"{file}: {problems[0].Pointer} {problems[0].Message}");
        }

        moments.Add(Stopwatch.GetTimestamp());
        var assessor = new Assessor(shelf);
        var writer = ResultWriters.For(new AssessOrder([file], null, null, Explain.Summary, OutputFormat.Ndjson, 1));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        for (var time = 0; time < 2; time++)
        {
            var assessment = assessor.Assess(household, null, problems)
                ?? throw new InvalidOperationException(problems[0].Message);
            moments.Add(Stopwatch.GetTimestamp());
            writer.Write(assessment, output);
            moments.Add(Stopwatch.GetTimestamp());
        }

        Console.WriteLine(string.Join(' ', moments.Select(moment => moment.ToString(CultureInfo.InvariantCulture))));
    }

    /// <summary>Milliseconds of each step, out of what the child printed.</summary>
    public static double[] Read(ProcessRun run)
    {
        var moments = Encoding.ASCII.GetString(run.Answer).Trim().Split(' ')
            .Select(moment => long.Parse(moment, CultureInfo.InvariantCulture))
            .Prepend(run.Began)
            .ToList();
        return [.. moments.Zip(moments.Skip(1), (from, to) => Stopwatch.GetElapsedTime(from, to).TotalMilliseconds)];
    }
}
