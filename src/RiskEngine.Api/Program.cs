using RiskEngine.Api.Batch;
using RiskEngine.Api.Callers;
using RiskEngine.Api.Calls;
using RiskEngine.Api.Comparisons;
using RiskEngine.Api.Docs;
using RiskEngine.Api.Documents;
using RiskEngine.Api.Health;
using RiskEngine.Api.Limits;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Reloading;
using RiskEngine.Api.Replays;
using RiskEngine.Api.RuleSets;
using RiskEngine.Api.Telemetry;

namespace RiskEngine.Api;

/// <summary>The HTTP door: rules, host, routes.</summary>
internal static class Program
{
    private const int Done = 0;
    private const int WrongUsage = 2;

    private static Task<int> Main(string[] args) =>
        args is [HealthProbe.Word, ..] ? HealthProbe.Run(args[1..], Console.Error) : Run(args, Console.Error);

    /// <summary>Serves until the process is asked to stop.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="errors">Gets the reason when the service cannot start.</param>
    internal static async Task<int> Run(string[] args, TextWriter errors)
    {
        if (args is [KeysCommand.Name, .. var rest])
        {
            return KeysCommand.Run(rest, Console.Out, errors, TimeProvider.System);
        }

        if (CommandLine.AsksForHelp(args))
        {
            Console.Out.WriteLine(CommandLine.Usage);
            return Done;
        }

        if (CommandLine.AsksForVersion(args))
        {
            Console.Out.WriteLine(CommandLine.Version);
            return Done;
        }

        if (args is [var word, ..] && !word.StartsWith('-') && !word.Contains('='))
        {
            errors.WriteLine("error: the first word can be `keys` or `health`; without one the service starts");
            return WrongUsage;
        }

        if (CommandLine.MistakesIn(args) is { Count: > 0 } mistakes)
        {
            Tell(mistakes, errors);
            errors.WriteLine(CommandLine.Usage);
            return WrongUsage;
        }

        if (ServedRules.Open(args, errors) is not { } rules)
        {
            return WrongUsage;
        }

        await using var app = TryBuild(args, rules, errors);
        ForgetTheStart();
        if (app is null || !await app.TryStartAsync(errors))
        {
            return WrongUsage;
        }

        app.LogStart(rules);
        await app.WaitForShutdownAsync();
        return Done;
    }

    // Reading and compiling the rules leaves more behind than serving needs; the collector would keep the room for minutes.
    private static void ForgetTheStart() =>
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);

    /// <summary>The service, not started.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="rules">What it answers by.</param>
    /// <param name="clock">Says when keys end; null for that of the machine.</param>
    /// <exception cref="WrongSettingsException">The settings have mistakes.</exception>
    internal static WebApplication Build(string[] args, ServedRules rules, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        var mistakes = new List<string>();
        var settings = ServiceSettings.Read(builder.Configuration, mistakes);
        var callers = CallerSettings.Read(settings, clock ?? TimeProvider.System, mistakes);
        var limits = ServerLimits.Read(settings, mistakes);
        var pace = RulesWatchPace.Read(settings, mistakes);
        ExportSettings.Check(builder.Configuration, mistakes);
        if (mistakes.Count > 0)
        {
            throw new WrongSettingsException(mistakes);
        }

        builder.ListenWithin(limits);
        var unused = callers.KnowsCallers ? [] : builder.KeepToThisMachine();
        builder.LogOneLineEach();
        builder.ShowWhatItDoes();
        builder.Services.AddServedRules(rules, pace);
        builder.Services.AddCompression();
        builder.Services.AddSingleton(limits);

        var app = builder.Build();
        app.ShowCalls();
        app.LogWhoMayCall(callers, unused);
        app.UseCallHeaders();
        app.UseProblemDocuments();
        app.UseUnreadBody();
        app.UseHeadCalls();
        app.UseResponseCompression();
        app.UseRouting();
        app.Use(new Overload(limits.AtOnce).Admit);
        app.Use(new CallerGate(callers).Admit);
        app.UseQueryGate();
        app.UseDecompression();
        MapCalls(app, limits);
        return app;
    }

    // Who may call what: a call that belongs to no group is closed to everybody.
    private static void MapCalls(WebApplication app, ServerLimits limits)
    {
        var assess = app.For(Scope.Assess);
        assess.MapAssessments();
        assess.MapBatches();
        assess.MapComparisons();
        assess.MapReplays();

        app.For(Scope.ReadRules).MapRuleSets();
        app.For(Scope.ValidateRules).MapValidation();

        var anybody = app.ForAnybody();
        anybody.MapSchemas();
        anybody.MapLimits(limits);
        anybody.MapOpenApiDocument();
        anybody.MapDocs();

        app.ForProbes().MapHealth();
    }

    private static WebApplication? TryBuild(string[] args, ServedRules rules, TextWriter errors)
    {
        try
        {
            return Build(args, rules);
        }
        catch (WrongSettingsException wrong)
        {
            Tell(wrong.Mistakes, errors);
            return null;
        }
    }

    private static void Tell(IEnumerable<string> mistakes, TextWriter errors)
    {
        foreach (var mistake in mistakes)
        {
            errors.WriteLine($"error: {mistake}");
        }
    }
}
