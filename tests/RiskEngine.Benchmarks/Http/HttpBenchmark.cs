using System.Globalization;
using System.Net.Http.Headers;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Pipeline;

namespace RiskEngine.Benchmarks.Http;

/// <summary>(d) The service, call by call, against an endpoint behind the same middleware that only copies bytes.</summary>
internal static class HttpBenchmark
{
    // Until the JIT, which goes on in the background, has seen which ways are taken.
    private const int WarmUpSeconds = 8;
    private const int Seconds = 2;
    private const int MostHouseholds = 100_000;
    private static readonly string[] Levels = ["none", "summary", "full"];

    /// <summary>Runs; false when there is no load generator.</summary>
    public static async Task<bool> RunAsync(Options options)
    {
        using var wrk = Wrk.Find();
        if (wrk is null)
        {
            return false;
        }

        using (var service = await ServiceProcess.StartTwinAsync())
        {
            await SinglesAsync(service, wrk.Posting(HouseholdBodies.Ordinary()), options.PipelineRounds);
            await BatchAsync(service, options);
        }

        Figures.Note($"load of the machine after {Machine.Load()}");
        return true;
    }

    private static async Task SinglesAsync(ServiceProcess service, string script, int rounds)
    {
        var pairs = new List<(string Level, Side Real, Side Twin)>();
        foreach (var level in Levels)
        {
            var real = new Uri(service.Address, $"/v1/assessments?explain={level}");
            var bytes = await AnswerBytesAsync(real);
            Figures.Print($"http_{level}_answer_bytes", bytes);
            var twin = new Uri(service.Address, string.Create(CultureInfo.InvariantCulture, $"{Twin.Query}{bytes}"));
            pairs.Add((level, new Side(service, script, real), new Side(service, script, twin)));
            await Wrk.RunAsync(script, real, WarmUpSeconds);
            await Wrk.RunAsync(script, twin, WarmUpSeconds);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (_, real, twin) in pairs)
            {
                await (round % 2 == 0 ? real : twin).RunAsync(Seconds);
                await (round % 2 == 0 ? twin : real).RunAsync(Seconds);
            }
        }

        foreach (var (level, real, twin) in pairs)
        {
            Figures.Print($"http_{level}_requests_per_second", real.PerSecond);
            Figures.Print($"http_{level}_twin_requests_per_second", twin.PerSecond);
            Figures.PrintRatio($"http_{level}_over_twin_ratio", real.PerSecond, twin.PerSecond);
            Figures.PrintRatio($"http_{level}_p99_over_twin_ratio", real.Slowest, twin.Slowest);
            Figures.Print($"http_{level}_cpu_us", real.Cpu);
            Figures.Print($"http_{level}_twin_cpu_us", twin.Cpu);
            Figures.PrintRatio($"http_{level}_twin_over_real_cpu_ratio", twin.Cpu, real.Cpu);
        }
    }

    private static async Task BatchAsync(ServiceProcess service, Options options)
    {
        using var file = HouseholdFile.Open(options with { Households = Math.Min(options.Households, MostHouseholds) });
        var shelf = Checkout.OpenShelf();
        var households = Passes.Assess(file, shelf, Environment.ProcessorCount).Households;
        await BatchCall.RunAsync(service.Address, file.Path, households);
        List<double> batch = [], command = [];
        for (var round = 0; round < options.PipelineRounds; round++)
        {
            batch.Add(await BatchCall.RunAsync(service.Address, file.Path, households));
            command.Add(households * 1e9 / Passes.Assess(file, shelf, Environment.ProcessorCount).Wall);
        }

        Figures.Print("batch_households", households);
        Figures.Print("batch_http_households_per_second", batch);
        Figures.Print("batch_command_households_per_second", command);
        Figures.PrintRatio("batch_http_over_command_ratio", batch, command);
    }

    private static async Task<int> AnswerBytesAsync(Uri address)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(HouseholdBodies.Ordinary());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(address, content);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }

    /// <summary>One of two that are compared, with what came of each round.</summary>
    private sealed class Side(ServiceProcess service, string script, Uri address)
    {
        public List<double> PerSecond { get; } = [];

        public List<double> Slowest { get; } = [];

        /// <summary>Processor time of the service for each request, in microseconds.</summary>
        public List<double> Cpu { get; } = [];

        public async Task RunAsync(int seconds)
        {
            var before = service.CpuSeconds;
            var result = await Wrk.RunAsync(script, address, seconds);
            if (result.Errors > 0)
            {
                throw new InvalidOperationException($"{address}: {result.Errors} errors");
            }

            PerSecond.Add(result.PerSecond);
            Slowest.Add(result.SlowestMicroseconds);
            Cpu.Add((service.CpuSeconds - before) * 1e6 / result.Requests);
        }
    }
}
