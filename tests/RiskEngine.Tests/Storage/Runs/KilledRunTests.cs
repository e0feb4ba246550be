using System.Diagnostics;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>A run whose process is killed in the middle of its work, or may write no further.</summary>
internal sealed class KilledRunTests
{
    // Beside the tests it would miss the libraries that they have from the web framework.
    private static string Program => typeof(ExitCode).Assembly.Location.Replace(
        Path.Combine("tests", "RiskEngine.Tests"), Path.Combine("src", "RiskEngine.Cli"), StringComparison.Ordinal);

    [TestCase(StoreKind.Sqlite)]
    [TestCase(StoreKind.Postgres)]
    public async Task A_killed_run_is_finished_as_if_nothing_had_happened(StoreKind kind)
    {
        await using var store = await ARun.StoreAsync(kind, 8_000);
        var undisturbed = ARun.Digest(ARun.Command(store.Text, ARun.Order with { Name = "undisturbed", UnitSize = 10_000 }).Output);

        await KilledAfterAsync(store, 8_000, "--as-of", "2020-06-30", "--unit-size", "50");
        var stored = await store.AskAsync<long>("select count(*) from result");
        await KilledAfterAsync(store, stored, "--run", "2020-06-30", "--resume");
        stored = await store.AskAsync<long>("select count(*) from result");

        Assert.That(stored, Is.GreaterThan(8_000).And.LessThan(16_000), "the kill must hit the middle");
        Assert.That(
            ARun.Command(store.Text, ARun.Order with { Resume = true }).Output,
            Is.EqualTo($"2020-06-30 8000 read 8000 assessed 0 rejected {undisturbed}\n"));
        Assert.That(ARun.Verify(store.Text, "2020-06-30").Exit, Is.EqualTo(ExitCode.Done));
    }

    [Test]
    public async Task A_file_that_may_not_grow_is_a_clear_error_and_the_run_goes_on_when_it_may()
    {
        await using var store = await ARun.StoreAsync(StoreKind.Sqlite, 2_000);
        var undisturbed = ARun.Digest(ARun.Command(store.Text, ARun.Order with { Name = "undisturbed" }).Output);

        var start = new ProcessStartInfo(
            "bash", ["-c", "ulimit -f 400; exec dotnet \"$@\"", "bash", Program, "rescore", "--as-of", "2020-06-30", "--unit-size", "50", "--store", store.Text])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        };
        // The runtime keeps the code that it makes in a file of its own, which would be over the limit too.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var process = Process.Start(start)!;
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.That(process.ExitCode, Is.EqualTo(3), errors);
        Assert.That(errors, Does.Contain("error RE6008").And.Contain("has room on its disk"));
        Assert.That(ARun.Digest(ARun.Command(store.Text, ARun.Order with { Resume = true }).Output), Is.EqualTo(undisturbed));
    }

    [Test]
    public async Task A_full_file_is_a_clear_error_and_the_run_goes_on_when_there_is_room()
    {
        await using var store = await ARun.StoreAsync(StoreKind.Sqlite, 1_000);
        var undisturbed = ARun.Digest(await ARun.RunAsync(store.Database, ARun.Order with { Name = "undisturbed" }));
        var pages = await store.AskAsync<int>("select page_count from pragma_page_count()");
        var full = new RiskDatabase(store.Database.Address, store.Log) { MostPages = pages + 6 };

        var fault = await Assert.ThrowsAsync<StoreException>(() => ARun.RunAsync(full, ARun.Order));

        Assert.That(fault!.IsUnreachable, Is.True);
        Assert.That(fault.Mistake.What, Does.Contain("database or disk is full"));
        Assert.That(await store.AskAsync<long>("select count(*) from result where run_id = 2"), Is.GreaterThan(0));
        Assert.That(ARun.Digest(await ARun.RunAsync(store.Database, ARun.Order with { Resume = true })), Is.EqualTo(undisturbed));
    }

    private static async Task KilledAfterAsync(ATemporaryStore store, long rows, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "rescore", "--store", store.Text, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = RepositoryRoot.Path,
        })!;
        while (!process.HasExited && await store.AskAsync<long>("select count(*) from result") <= rows)
        {
            await Task.Delay(5);
        }

        Assert.That(process.HasExited, Is.False, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");
        process.Kill();
        await process.WaitForExitAsync();
    }
}
