using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Output;
using RiskEngine.Cli.Samples;
using RiskEngine.RuleSets;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>Runs over a few made-up households, as the command makes them and without it.</summary>
internal static class ARun
{
    /// <summary>Small units of one day; each test changes only what it is about.</summary>
    public static RunOrder Order { get; } = new(AsOf: 20200630, Pin: null, Name: null, Resume: false, Workers: 2, UnitSize: 20);

    /// <summary>The repository's rule sets.</summary>
    public static RuleSetShelf Shelf { get; } = new(RuleSetLibrary.Load(RepositoryRoot.At("rules")));

    public static async Task<ATemporaryStore> StoreAsync(StoreKind kind, int households = 300)
    {
        var store = await ATemporaryStore.InitialisedAsync(kind);
        Import(store, households);
        return store;
    }

    public static void Import(ATemporaryStore store, int households, ulong seed = 7, LocalDate? day = null, string? region = null) =>
        Import(store.Text, households, seed, day, region);

    public static void Import(string store, int households, ulong seed = 7, LocalDate? day = null, string? region = null)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("run-").FullName, $"sample-{seed}.ndjson");
        using (var output = File.Create(file))
        {
            new SampleHouseholds(seed, region, day ?? new LocalDate(2020, 6, 30)).Write(households, output);
        }

        using var errors = new StringWriter();
        var exit = StoreImportCommand.Run(store, [file], null, threads: 2, TextWriter.Null, errors, new ProgressLine(null));
        Assert.That(exit, Is.EqualTo(ExitCode.Done), errors.ToString());
    }

    /// <summary>As the command does it.</summary>
    public static (ExitCode Exit, string Output, string Errors) Command(string store, RunOrder order, string? rules = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = RescoreCommand.Run(
            store, order, rules ?? RepositoryRoot.At("rules"), output, errors, quiet: false, new ProgressLine(null));
        return (exit, output.ToString(), errors.ToString());
    }

    /// <summary>As <c>--verify</c> does it.</summary>
    public static (ExitCode Exit, string Output, string Errors) Verify(string store, string run, string? rules = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = RescoreCommand.Verify(
            store, run, workers: 2, rules ?? RepositoryRoot.At("rules"), output, errors, quiet: false, new ProgressLine(null));
        return (exit, output.ToString(), errors.ToString());
    }

    /// <summary>Runs without the command; something may happen while it does.</summary>
    public static Task<Run> RunAsync(RiskDatabase database, RunOrder order, Action<RunProgress>? meanwhile = null) =>
        new Rescoring(database, Shelf, meanwhile ?? (_ => { })).RunAsync(order);

    /// <summary>Begins a run and breaks it off after some households.</summary>
    public static async Task BreakAsync(ATemporaryStore store, RunOrder order, long after = 60)
    {
        await Assert.ThrowsAsync<TimeoutException>(() => RunAsync(
            store.Database, order with { Workers = 1 }, done => _ = done.Read >= after ? throw new TimeoutException("broken off") : 0));
        Assert.That(await store.AskAsync<string>("select state from run order by run_id desc"), Is.EqualTo(RunStates.Open));
        Assert.That(await store.AskAsync<long>("select count(*) from result"), Is.GreaterThanOrEqualTo(after));
    }

    /// <summary>The digest in the line that ends a run.</summary>
    public static string Digest(string output) => output[output.IndexOf("sha256:", StringComparison.Ordinal)..].Trim();

    public static string Digest(Run run) => "sha256:" + Convert.ToHexStringLower(run.ResultDigest!);
}
