using RiskEngine.Api;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.RuleSets;
using Door = RiskEngine.Api.Program;

namespace RiskEngine.Benchmarks.Fuzz;

/// <summary><c>fuzz</c>: wild requests to the real service with the real rules, on a free port of this machine.</summary>
internal static class FuzzCommand
{
    private const int Shown = 20;

    /// <summary>Runs, prints the counts, and says whether nothing went wrong.</summary>
    public static async Task<bool> RunAsync(Options options)
    {
        await using var app = Door.Build(["--urls", "http://127.0.0.1:0"], ServedRules.Of(RuleSetLibrary.Load(Checkout.Rules)));
        await app.StartAsync();
        var result = await FuzzRun.SendAsync(new Uri(app.Urls.Single()), WildRequests.Make(options.Seed, options.Requests));
        await app.StopAsync();
        foreach (var (status, count) in result.Statuses)
        {
            Console.WriteLine($"fuzz_status_{status} {count}");
        }

        Console.WriteLine($"fuzz_requests {result.Statuses.Values.Sum()}");
        Console.WriteLine($"fuzz_wrong {result.Wrong.Count}");
        foreach (var wrong in result.Wrong.Take(Shown))
        {
            Console.WriteLine($"# {wrong}");
        }

        return result.Wrong.Count == 0;
    }
}
