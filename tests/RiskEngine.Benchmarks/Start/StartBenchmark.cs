using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Start;

/// <summary>(c) From the start of the command to its first answer, as whole processes of the published build.</summary>
internal static class StartBenchmark
{
    private const string Household = "samples/households/ordinary.json";

    public static void Run(Options options)
    {
        using var command = PublishedProgram.Command(options);
        using var self = PublishedProgram.Self();
        List<ProcessRun> assessments = [], versions = [];
        List<(double Milliseconds, double Jit)[]> phases = [];
        command.Run("--version");
        self.Run("phases", "--file", Household);
        for (var round = 0; round < options.Rounds; round++)
        {
            assessments.Add(command.Run("assess", Household, "--explain", "summary", "--rules", "rules"));
            versions.Add(command.Run("--version"));
            phases.Add(Phases.Read(self.Run("phases", "--file", Household)));
        }

        Figures.Print("start_first_byte_ms", [.. assessments.Select(run => run.FirstByteMilliseconds)]);
        Figures.Print("start_exit_ms", [.. assessments.Select(run => run.ExitMilliseconds)]);
        Figures.Print("start_version_exit_ms", [.. versions.Select(run => run.ExitMilliseconds)]);
        Figures.PrintRatio(
            "start_exit_over_version_ratio",
            [.. assessments.Select(run => run.ExitMilliseconds)],
            [.. versions.Select(run => run.ExitMilliseconds)]);
        for (var phase = 0; phase < Phases.Names.Length; phase++)
        {
            Figures.Print($"start_phase_{Phases.Names[phase]}_ms", [.. phases.Select(run => run[phase].Milliseconds)]);
            Figures.Print($"start_phase_{Phases.Names[phase]}_jit_ms", [.. phases.Select(run => run[phase].Jit)]);
        }
    }
}
