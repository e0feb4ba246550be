using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Benchmarks.Start;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Benchmarks.Store;

/// <summary>Import against a plain insert, and a run against the same without its assessment.</summary>
internal static class StoreBenchmark
{
    // A file of households, two stores of them, and the runs.
    private const long BytesOfAHousehold = 12_000;

    public static void Run(Options options)
    {
        var needed = options.Households * BytesOfAHousehold;
        var free = new DriveInfo(Path.GetTempPath()).AvailableFreeSpace;
        if (free < needed)
        {
            throw new IOException($"{Path.GetTempPath()} has {free >> 20:N0} MB free, and {needed >> 20:N0} MB are needed: take fewer --households");
        }

        using var file = HouseholdFile.Open(options);
        using var command = PublishedProgram.Command(options);
        foreach (var server in options.Postgres is null ? new string?[] { null } : [null, options.Postgres])
        {
            Figures.Note($"{(server is null ? "sqlite" : "postgres")}, load of the machine {Machine.Load()}");
            var name = server is null ? "sqlite" : "postgres";
            Import(options, file, server, name);
            Rescore(options, file, command, server, name);
        }

        Figures.Note($"load of the machine after {Machine.Load()}");
    }

    private static void Import(Options options, HouseholdFile file, string? server, string name)
    {
        List<Pass> plain = [], single = [], dual = [];
        for (var round = -1; round < options.StoreRounds; round++)
        {
            plain.Add(In(server, store => ImportPasses.Insert(file, store)));
            single.Add(In(server, store => ImportPasses.Import(file, store, 1)));
            dual.Add(In(server, store => ImportPasses.Import(file, store, 2)));
            if (round < 0)
            {
                // The first one compiles.
                (plain, single, dual) = ([], [], []);
            }
        }

        Print($"{name}_plain_insert", plain);
        Print($"{name}_import_1_thread", single);
        Print($"{name}_import_2_threads", dual);
        PrintRatios($"{name}_import_1_thread_over_plain_insert", single, plain);
        PrintRatios($"{name}_import_2_threads_over_plain_insert", dual, plain);
    }

    private static void Rescore(Options options, HouseholdFile file, PublishedProgram command, string? server, string name)
    {
        using var store = MeasuredStore.Make(server);
        var (peak, seconds) = command.Watch("store", "import", file.Path, "--store", store.Address, "--quiet");
        Figures.Print($"{name}_import_command_peak_megabytes", peak);
        Figures.Print($"{name}_import_command_seconds", seconds);
        var imported = store.Size();
        Figures.Print($"{name}_snapshot_bytes_per_household", (double)imported / options.Households);
        (peak, seconds) = command.Watch(
            "rescore", "--store", store.Address, "--as-of", "2021-01-01", "--rules", Checkout.Rules, "--quiet", "--workers", "2");
        Figures.Print($"{name}_rescore_command_peak_megabytes", peak);
        Figures.Print($"{name}_rescore_command_seconds", seconds);
        Figures.Print($"{name}_result_bytes_per_household", (double)(store.Size() - imported) / options.Households);

        var passes = new RescorePasses(store, Checkout.OpenShelf(), DayNumber.Of(new(2021, 1, 1)));
        passes.Rescore(2);
        passes.WithoutAssessment(2);
        using var other = MeasuredStore.Make(server);
        ImportPasses.Import(file, other, 2);
        var others = new RescorePasses(other, Checkout.OpenShelf(), DayNumber.Of(new(2021, 1, 1)));
        others.Rescore(1);
        List<Pass> single = [], dual = [], twice = [], singleWithout = [], dualWithout = [];
        for (var round = 0; round < options.StoreRounds; round++)
        {
            singleWithout.Add(passes.WithoutAssessment(1));
            single.Add(passes.Rescore(1));
            dualWithout.Add(passes.WithoutAssessment(2));
            dual.Add(passes.Rescore(2));
            twice.Add(RescorePasses.Both(passes, others));
        }

        Print($"{name}_without_assessment_1_worker", singleWithout);
        Print($"{name}_rescore_1_worker", single);
        Print($"{name}_without_assessment_2_workers", dualWithout);
        Print($"{name}_rescore_2_workers", dual);
        PrintRatios($"{name}_rescore_over_without_assessment_1_worker", single, singleWithout);
        PrintRatios($"{name}_rescore_over_without_assessment_2_workers", dual, dualWithout);
        Figures.PrintRatio($"{name}_rescore_speed_up_2_workers", Walls(single), Walls(dual));
        Figures.PrintRatio($"{name}_rescore_best_speed_up_of_machine", [.. Walls(single).Select(wall => wall * 2)], Walls(twice));
        Figures.PrintRatio($"{name}_rescore_2_workers_over_best", [.. Walls(twice).Select(wall => wall / 2)], Walls(dual));
    }

    private static Pass In(string? server, Func<MeasuredStore, Pass> pass)
    {
        using var store = MeasuredStore.Make(server);
        return pass(store);
    }

    private static void Print(string name, List<Pass> passes)
    {
        Figures.Print($"{name}_cpu_us_per_household", [.. passes.Select(pass => pass.Cpu / pass.Households / 1_000)]);
        Figures.Print($"{name}_households_per_second", [.. passes.Select(pass => pass.Households / pass.Wall * 1e9)]);
    }

    private static void PrintRatios(string name, List<Pass> above, List<Pass> below)
    {
        Figures.PrintRatio($"{name}_ratio", Walls(above), Walls(below));
        Figures.PrintRatio($"{name}_cpu_ratio", [.. above.Select(pass => pass.Cpu)], [.. below.Select(pass => pass.Cpu)]);
    }

    private static List<double> Walls(List<Pass> passes) => [.. passes.Select(pass => pass.Wall)];
}
