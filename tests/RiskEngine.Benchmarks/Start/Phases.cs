using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.Start;

/// <summary>The steps of a first assessment in a fresh process, each with the moment at which it was done.</summary>
/// <remarks>Calls what <c>riskengine assess</c> calls, one thing at a time; the command line itself is measured as a whole process.</remarks>
internal static class Phases
{
    public static readonly string[] Names =
    [
        "runtime", "rules_read", "rules_compiled", "household_read", "assessed", "written_summary", "assessed_again", "written_again",
    ];

    /// <summary>Runs in the child: prints the moment after each step, and how long the JIT has worked until then.</summary>
    public static void Run(string file)
    {
        List<Moment> moments = [Moment.Now()];
        var library = RuleSetLibrary.Load(Checkout.Rules);
        moments.Add(Moment.Now());
        var shelf = new RuleSetShelf(library);
        foreach (var ruleSet in library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>())
        {
            _ = shelf.MistakesIn(ruleSet);
        }

        moments.Add(Moment.Now());
        var (household, problems) = (new HouseholdSnapshot(), new List<SnapshotProblem>());
        if (!new SnapshotReader().TryRead(File.ReadAllBytes(file), household, problems))
        {
            throw new InvalidOperationException($"{file}: {problems[0].Pointer} {problems[0].Message}");
        }

        moments.Add(Moment.Now());
        var assessor = new Assessor(shelf);
        var writer = ResultWriters.For(new AssessOrder([file], null, null, Explain.Summary, OutputFormat.Ndjson, 1));
        var output = new ArrayBufferWriter<byte>();
        for (var time = 0; time < 2; time++)
        {
            var assessment = assessor.Assess(household, null, problems)
                ?? throw new InvalidOperationException(problems[0].Message);
            moments.Add(Moment.Now());
            writer.Write(assessment, output);
            moments.Add(Moment.Now());
        }

        Console.WriteLine(string.Join(' ', moments));
    }

    /// <summary>Milliseconds of each step and of the JIT in it, out of what the child printed.</summary>
    public static (double Milliseconds, double Jit)[] Read(ProcessRun run)
    {
        var moments = Encoding.ASCII.GetString(run.Answer).Trim().Split(' ').Select(Moment.Parse)
            .Prepend(new Moment(run.Began, 0))
            .ToList();
        return
        [
            .. moments.Zip(moments.Skip(1), (from, to) =>
                (Stopwatch.GetElapsedTime(from.Clock, to.Clock).TotalMilliseconds, (to.JitTicks - from.JitTicks) / 1e4)),
        ];
    }

    /// <param name="Clock">The clock that all processes of the machine share.</param>
    /// <param name="JitTicks">What the JIT has worked, of all threads, in ticks of 100 ns.</param>
    private sealed record Moment(long Clock, long JitTicks)
    {
        public static Moment Now() => new(Stopwatch.GetTimestamp(), JitInfo.GetCompilationTime().Ticks);

        public static Moment Parse(string text) => text.Split(':') is [var clock, var jit]
            ? new Moment(long.Parse(clock, CultureInfo.InvariantCulture), long.Parse(jit, CultureInfo.InvariantCulture))
            : throw new FormatException(text);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Clock}:{JitTicks}");
    }
}
