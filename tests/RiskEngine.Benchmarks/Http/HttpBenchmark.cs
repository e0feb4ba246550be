using System.Globalization;
using System.Net.Http.Headers;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Benchmarks.Start;

namespace RiskEngine.Benchmarks.Http;

/// <summary>(d) The service, call by call, against an endpoint behind the same middleware that only copies bytes.</summary>
internal static class HttpBenchmark
{
    // Until the JIT, which goes on in the background, has seen which ways are taken.
    private const int WarmUpSeconds = 8;
    private const int Seconds = 2;

    // What the JIT makes of the same code differs from process to process, on either side by some hundredths.
    private const int Services = 3;
    private static readonly string[] Levels = ["none", "summary", "full"];

    /// <summary>Runs; false when there is no load generator.</summary>
    public static async Task<bool> RunAsync(Options options)
    {
        using var wrk = Wrk.Find();
        if (wrk is null)
        {
            return false;
        }

        var script = wrk.Posting(HouseholdBodies.Ordinary());
        Pair[] pairs = [.. Levels.Select(level => new Pair(level))];
        for (var count = 0; count < Services; count++)
        {
            using var service = await ServiceProcess.StartTwinAsync();
            await SinglesAsync(service, script, pairs, (options.PipelineRounds + Services - 1) / Services);
        }

        foreach (var pair in pairs)
        {
            pair.Print();
        }

        await BatchAsync(options);

        Figures.Note($"load of the machine after {Machine.Load()}");
        return true;
    }

    private static async Task SinglesAsync(ServiceProcess service, string script, Pair[] pairs, int rounds)
    {
        foreach (var pair in pairs)
        {
            var real = new Uri(service.Address, $"/v1/assessments?explain={pair.Level}");
            pair.Bytes = await AnswerBytesAsync(real);
            pair.Real.Serve(service, script, real);
            pair.Twin.Serve(
                service, script, new Uri(service.Address, string.Create(CultureInfo.InvariantCulture, $"{Twin.Query}{pair.Bytes}")));
            await pair.Real.WarmUpAsync(WarmUpSeconds);
            await pair.Twin.WarmUpAsync(WarmUpSeconds);
        }

        for (var round = 0; round < rounds; round++)
        {
            foreach (var pair in pairs)
            {
                await (round % 2 == 0 ? pair.Real : pair.Twin).RunAsync(Seconds);
                await (round % 2 == 0 ? pair.Twin : pair.Real).RunAsync(Seconds);
            }
        }
    }

    // The command as it is delivered, its start included, against a service that has long been up, as either is used.
    private static async Task BatchAsync(Options options)
    {
        using var file = HouseholdFile.Open(options);
        using var command = PublishedProgram.Command(options);
        using var service = await ServiceProcess.StartTwinAsync();
        var shelf = Checkout.OpenShelf();
        var households = Passes.Assess(file, shelf, Environment.ProcessorCount).Households;
        await BatchCall.RunAsync(service.Address, file.Path, households);
        List<double> batch = [], whole = [], warm = [];
        for (var round = 0; round < options.PipelineRounds; round++)
        {
            batch.Add(await BatchCall.RunAsync(service.Address, file.Path, households));
            var (_, seconds) = command.Watch(
                "assess", file.Path, "--explain", "none", "--output", "/dev/null", "--quiet", "--rules", Checkout.Rules);
            whole.Add(households / seconds);
            warm.Add(households * 1e9 / Passes.Assess(file, shelf, Environment.ProcessorCount).Wall);
        }

        Figures.Print("batch_households", households);
        Figures.Print("batch_http_households_per_second", batch);
        Figures.Print("batch_command_households_per_second", whole);
        Figures.PrintRatio("batch_http_over_command_ratio", batch, whole);
        Figures.Print("batch_warm_classes_households_per_second", warm);
        Figures.PrintRatio("batch_http_over_warm_classes_ratio", batch, warm);
    }

    private static async Task<int> AnswerBytesAsync(Uri address)
    {
        using var client = new HttpClient();
        using var content = new ByteArrayContent(HouseholdBodies.Ordinary());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await client.PostAsync(address, content);
        return (await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
    }
}
