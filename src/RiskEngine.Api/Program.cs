using RiskEngine.Api.Batch;
using RiskEngine.Api.Calls;
using RiskEngine.Api.Comparisons;
using RiskEngine.Api.Documents;
using RiskEngine.Api.Health;
using RiskEngine.Api.Limits;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Replays;
using RiskEngine.Api.Requests;
using RiskEngine.Api.RuleSets;

namespace RiskEngine.Api;

/// <summary>The HTTP door: rules, host, routes.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int WrongUsage = 2;

    private static Task<int> Main(string[] args) => Run(args, Console.Error);

    /// <summary>Serves until the process is asked to stop.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="errors">Gets the reason when the service cannot start.</param>
    internal static async Task<int> Run(string[] args, TextWriter errors)
    {
        if (ServedRules.Open(args, errors) is not { } rules)
        {
            return WrongUsage;
        }

        await using var app = Build(args, rules);
        if (!await app.TryStartAsync(errors))
        {
            return WrongUsage;
        }

        app.LogStart(rules);
        await app.WaitForShutdownAsync();
        return Done;
    }

    /// <summary>The service, not started.</summary>
    internal static WebApplication Build(string[] args, ServedRules rules)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        builder.ListenOnLoopbackByDefault();
        builder.LimitRequests();
        builder.LogOneLineEach();
        builder.Services.AddSingleton(rules);
        builder.Services.AddSingleton(rules.Shelf);
        builder.Services.AddSingleton(AssessmentDesk.NewPool());
        builder.Services.AddCompression();

        var app = builder.Build();
        app.UseCallHeaders();
        app.UseProblemDocuments();
        app.UseHeadCalls();
        app.UseResponseCompression();
        app.UseRouting();
        app.UseDecompression();
        app.MapAssessments();
        app.MapBatches();
        app.MapComparisons();
        app.MapReplays();
        app.MapRuleSets();
        app.MapValidation();
        app.MapSchemas();
        app.MapLimits();
        app.MapHealth();
        app.MapOpenApiDocument();
        return app;
    }
}
