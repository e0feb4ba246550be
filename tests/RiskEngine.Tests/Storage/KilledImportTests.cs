using System.Diagnostics;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Samples;
using RiskEngine.Storage;
using static RiskEngine.Tests.Storage.SnapshotLines;

namespace RiskEngine.Tests.Storage;

/// <summary>An import whose process is killed in the middle of its work.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
internal sealed class KilledImportTests(StoreKind kind)
{
    private const int Households = 30_000;

    // Beside the tests it would miss the libraries that they have from the web framework.
    private static string Program => typeof(ExitCode).Assembly.Location.Replace(
        Path.Combine("tests", "RiskEngine.Tests"), Path.Combine("src", "RiskEngine.Cli"), StringComparison.Ordinal);

    [Test]
    public async Task Importing_again_finishes_it()
    {
        await using var store = await ATemporaryStore.InitialisedAsync(kind);
        var file = Path.Combine(Directory.CreateTempSubdirectory("import-").FullName, "many.ndjson");
        await using (var output = File.Create(file))
        {
            new SampleHouseholds(7, null, new NodaTime.LocalDate(2020, 6, 30)).Write(Households, output);
        }

        var stored = 0L;
        for (var kills = 1; kills <= 2; kills++)
        {
            await KilledAfterAsync(store, file, stored + 1);
            stored = await Consistent(store);
        }

        Assert.That(stored, Is.GreaterThan(0).And.LessThan(Households), "the kill must hit the middle");
        var (exit, said, _) = Import(store, null, file);

        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(said, Does.Contain(": 30,000 read, "));
        Assert.That(await Consistent(store), Is.EqualTo(Households));
        Assert.That(await store.AskAsync<string>("select state from import"), Is.EqualTo("DONE"));
    }

    // Every snapshot belongs to a commit, every commit to the import, and no household is there twice.
    private static async Task<long> Consistent(ATemporaryStore store)
    {
        var rows = await store.AskAsync<long>("select count(*) from snapshot");
        Assert.That(await store.AskAsync<long>("select count(distinct household_id) from snapshot"), Is.EqualTo(rows));
        Assert.That(
            await store.AskAsync<long>(
                "select count(*) from snapshot s join import_batch b on b.batch_id = s.batch_id join import i on i.import_id = b.import_id"),
            Is.EqualTo(rows));
        Assert.That(
            await store.AskAsync<long>("select count(*) from import_batch"), Is.EqualTo(await store.AskAsync<long>("select last_batch from store")));
        return rows;
    }

    private static async Task KilledAfterAsync(ATemporaryStore store, string file, long rows)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program, "store", "import", file, "--store", store.Text])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        while (!process.HasExited && await store.AskAsync<long>("select count(*) from snapshot") < rows)
        {
            await Task.Delay(5);
        }

        Assert.That(process.HasExited, Is.False, process.HasExited ? await process.StandardError.ReadToEndAsync() : "");
        process.Kill();
        await process.WaitForExitAsync();
    }
}
