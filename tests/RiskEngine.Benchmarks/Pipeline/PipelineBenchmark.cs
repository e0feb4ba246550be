using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Start;

namespace RiskEngine.Benchmarks.Pipeline;

/// <summary>(b) A file of households in, a file of answers out, against the mere reading of its tokens.</summary>
internal static class PipelineBenchmark
{
    public static void Run(Options options)
    {
        using var file = HouseholdFile.Open(options);
        var shelf = Checkout.OpenShelf();
        Passes.Assess(file, shelf, 2);
        Passes.Tokenise(file);
        List<Pass> tokens = [], single = [], dual = [], twice = [];
        for (var round = 0; round < options.PipelineRounds; round++)
        {
            tokens.Add(Passes.Tokenise(file));
            single.Add(Passes.Assess(file, shelf, 1));
            dual.Add(Passes.Assess(file, shelf, 2));
            twice.Add(Passes.AssessTwice(file, shelf));
        }

        var households = (double)single[0].Households;
        Figures.Print("pipeline_households", households);
        Figures.Print("pipeline_input_bytes_per_household", new FileInfo(file.Path).Length / households);
        Figures.Print("pipeline_output_bytes_per_household", single[0].Written / households);
        Figures.Print("tokenise_cpu_us_per_household", [.. tokens.Select(pass => pass.Cpu / households / 1_000)]);
        Figures.Print("pipeline_1_thread_cpu_us_per_household", [.. single.Select(pass => pass.Cpu / households / 1_000)]);
        Figures.Print("pipeline_2_threads_cpu_us_per_household", [.. dual.Select(pass => pass.Cpu / households / 1_000)]);
        Figures.Print("pipeline_1_thread_households_per_second", [.. single.Select(pass => households / pass.Wall * 1e9)]);
        Figures.Print("pipeline_2_threads_households_per_second", [.. dual.Select(pass => households / pass.Wall * 1e9)]);
        Figures.PrintRatio(
            "pipeline_over_tokenise_cpu_ratio", [.. single.Select(pass => pass.Cpu)], [.. tokens.Select(pass => pass.Cpu)]);
        Figures.PrintRatio(
            "pipeline_speed_up_2_threads", [.. single.Select(pass => pass.Wall)], [.. dual.Select(pass => pass.Wall)]);
        Figures.PrintRatio(
            "pipeline_best_speed_up_of_machine", [.. single.Select(pass => pass.Wall * 2)], [.. twice.Select(pass => pass.Wall)]);
        Figures.PrintRatio(
            "pipeline_2_threads_over_best", [.. twice.Select(pass => pass.Wall / 2)], [.. dual.Select(pass => pass.Wall)]);
        Parts(options, file, shelf);
        Memory(options, file);
    }

    // Where the time goes: each of these passes does what the one before it does, and one thing more.
    private static void Parts(Options options, HouseholdFile file, RuleSetShelf shelf)
    {
        List<double> read = [], assessed = [];
        for (var round = 0; round < Math.Min(3, options.PipelineRounds); round++)
        {
            read.Add(Passes.Read(file) is var pass ? pass.Cpu / pass.Households / 1_000 : 0);
            assessed.Add(Passes.ReadAndAssess(file, shelf) is var both ? both.Cpu / both.Households / 1_000 : 0);
        }

        Figures.Print("part_read_cpu_us_per_household", read);
        Figures.Print("part_read_and_assess_cpu_us_per_household", assessed);
    }

    private static void Memory(Options options, HouseholdFile file)
    {
        using var command = PublishedProgram.Command(options);
        var (peak, seconds) = command.Watch(
            "assess", file.Path, "--explain", "none", "--output", "/dev/null", "--quiet", "--rules", Checkout.Rules);
        Figures.Print("command_peak_megabytes", peak);
        Figures.Print("command_seconds", seconds);
    }
}
