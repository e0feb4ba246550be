using RiskEngine.Benchmarks.Measuring;

namespace RiskEngine.Benchmarks.Http;

/// <summary><c>soak</c>: the service for minutes at half of what it can do; its memory stays flat and nothing fails.</summary>
internal static class SoakCommand
{
    private const int CalibrationSeconds = 10;
    private const int SettlingSeconds = 20;
    private const int Minute = 60;
    private const int Households = 500;
    private const double MostGrowth = 0.1;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Runs, prints each minute, and says whether memory stayed flat and nothing failed.</summary>
    public static async Task<bool> RunAsync(Options options)
    {
        using var wrk = Wrk.Find();
        if (wrk is null)
        {
            return false;
        }

        using var service = await ServiceProcess.StartAsync();
        var bodies = HouseholdBodies.MadeUp(options.Seed, Households);
        var address = new Uri(service.Address, "/v1/assessments?explain=summary");
        var full = (await Wrk.RunAsync(wrk.PostingInTurn(bodies, 0), address, CalibrationSeconds)).PerSecond;

        // Each connection waits so long between two requests that all together ask for half.
        var script = wrk.PostingInTurn(bodies, (int)Math.Round(Wrk.Connections / (full / 2) * 1_000));
        await Wrk.RunAsync(script, address, SettlingSeconds);
        List<double> memory = [], rates = [], slowest = [];
        var errors = 0.0;
        for (var minute = 0; minute < options.Minutes; minute++)
        {
            var load = Wrk.RunAsync(script, address, Minute);
            memory.Add(await MegabytesDuringAsync(service, load));
            var result = await load;
            rates.Add(result.PerSecond);
            slowest.Add(result.SlowestMicroseconds / 1_000);
            errors += result.Errors;
            Figures.Note($"minute {minute + 1}: {memory[^1]:F1} megabytes, {result.PerSecond:F0} requests a second, {result.Errors:F0} errors");
        }

        var growth = memory[^1] / memory[0];
        Figures.Print("soak_minutes", options.Minutes);
        Figures.Print("soak_requests_per_second", rates);
        Figures.Print("soak_load_of_full", Figures.Median(rates) / full);
        Figures.Print("soak_p99_ms", slowest);
        Figures.Print("soak_megabytes", memory);
        Figures.Print("soak_last_over_first_minute_memory", growth);
        Figures.Print("soak_errors", errors);
        Figures.Note($"load of the machine after {Machine.Load()}");
        return errors == 0 && Math.Abs(growth - 1) <= MostGrowth;
    }

    private static async Task<double> MegabytesDuringAsync(ServiceProcess service, Task load)
    {
        var seen = new List<double>();
        while (!load.IsCompleted)
        {
            seen.Add(service.Megabytes);
            await Task.WhenAny(load, Task.Delay(Pause));
        }

        return Figures.Median(seen);
    }
}
