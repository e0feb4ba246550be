using System.Text;
using Dapper;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Storage;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;
using static RiskEngine.Tests.Storage.SnapshotLines;

namespace RiskEngine.Tests.Storage;

/// <summary>What holds in every store: the same tests on SQLite, PostgreSQL and, where there is one, SQL Server.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.SqlServer)]
internal sealed class StoreTests(StoreKind kind)
{
    private ATemporaryStore store = null!;

    [SetUp]
    public async Task Make() => store = await ATemporaryStore.InitialisedAsync(kind);

    [TearDown]
    public async Task Drop()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    [Test]
    public async Task Tables_are_made_once()
    {
        Assert.That(await StoreSchema.InitAsync(store.Database), Is.EqualTo(StoreSchema.Version));
        Assert.That(await store.AskAsync<long>("select count(*) from schema_version"), Is.EqualTo(1));
    }

    [Test]
    public async Task Tables_of_a_newer_program_are_refused()
    {
        await store.AskAsync<int>("update schema_version set version = 99");

        Assert.That(() => StoreSchema.InitAsync(store.Database), Throws.TypeOf<StoreException>().With.Message.Contains("have version 99"));
        Assert.That(ImportLines(store, Line("h1")), Does.Contain("RE6011"));
    }

    [TestCase("create table schema_version (version int)", "insert into schema_version values (1)", TestName = "A count of versions of its own")]
    [TestCase("create table schema_version (installed_rank int)", "create table run (distance int)", TestName = "A count without versions")]
    [TestCase("create table import (distance int)", "insert into import values (7)", TestName = "A table of the same name")]
    public async Task What_another_program_made_is_refused_and_left_alone(string make, string fill)
    {
        await using var other = await ATemporaryStore.MakeAsync(kind);
        var file = kind == StoreKind.Sqlite ? other.Text["sqlite:".Length..] : null;
        if (file is not null)
        {
            await File.WriteAllBytesAsync(file, []);
        }

        await other.AskAsync<int>(make);
        await other.AskAsync<int>(fill);
        var before = file is null ? [] : await File.ReadAllBytesAsync(file);

        Assert.That(() => StoreSchema.InitAsync(other.Database), Throws.TypeOf<StoreException>().With.Message.Contains("belongs to another program"));
        Assert.That(() => StoreSchema.CheckAsync(other.Database), Throws.TypeOf<StoreException>().With.Message.Contains("belongs to another program"));
        Assert.That(file is null ? [] : await File.ReadAllBytesAsync(file), Is.EqualTo(before));
    }

    [Test]
    public async Task A_damaged_snapshot_is_not_exported()
    {
        ImportLines(store, Line("h1"));
        await store.AskAsync<int>("update snapshot set body = digest");

        Assert.That(
            () => SnapshotExport.ReadAsync(store.Database, null, 20991231, _ => { }),
            Throws.TypeOf<StoreException>().With.Message.StartsWith("a snapshot of `h1` in "));
    }

    [Test]
    public async Task A_store_without_tables_says_how_to_make_them()
    {
        await using var empty = await ATemporaryStore.MakeAsync(kind);
        if (kind == StoreKind.Sqlite)
        {
            await File.WriteAllBytesAsync(empty.Text["sqlite:".Length..], []);
        }

        var (exit, _, errors) = Import(empty, null, RepositoryRoot.At("samples", "households", "ordinary.json"));

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain("RE6009").And.Contain("riskengine store init"));
    }

    [Test]
    public async Task Households_come_back_in_the_order_of_their_letters_whatever_the_locale()
    {
        ImportLines(store, Line("b"), Line("a"), Line("B"), Line("_"), Line("-"), Line("A10"), Line("A.9"), Line("x", "130829"));

        Assert.That(await NewestAsync(store), Is.EqualTo(
            "-@130828 20200630/1, A.9@130828 20200630/1, A10@130828 20200630/1, B@130828 20200630/1, "
            + "_@130828 20200630/1, a@130828 20200630/1, b@130828 20200630/1"));
        Assert.That(await NewestAsync(store, after: "A10", through: "_"), Is.EqualTo("B@130828 20200630/1, _@130828 20200630/1"));
    }

    [Test]
    public async Task What_comes_back_is_the_canonical_text_and_its_digest()
    {
        ImportLines(store, """{ "regionCode": "130828101", "householdId": "h1", "snapshotDate": "2020-06-30", "members": [ { "memberId": "m1", "age": 40.0 } ] }""");

        await using var connection = await store.Database.OpenAsync();
        await using var cursor = await SnapshotTable.NewestAsync(connection, "130828", "", null, 20210101, long.MaxValue);
        Assert.That(await cursor.ReadAsync(), Is.True);
        Assert.That(Encoding.UTF8.GetString(cursor.Body), Is.EqualTo(
            """{"householdId":"h1","members":[{"age":40,"memberId":"m1"}],"regionCode":"130828101","snapshotDate":"2020-06-30"}"""));
        Assert.That(cursor.Digest.ToArray(), Is.EqualTo(System.Security.Cryptography.SHA256.HashData(cursor.Body)));
    }

    [Test]
    public async Task The_same_file_twice_changes_nothing()
    {
        string[] lines = [Line("h1"), Line("h2"), "{\"householdId\":\"h3\"}"];
        ImportLines(store, lines);

        Assert.That(ImportLines(store, lines), Is.EqualTo("3 read, 0 new, 2 unchanged, 1 rejected; the same file was imported before"));
        Assert.That(await NewestAsync(store), Is.EqualTo("h1@130828 20200630/1, h2@130828 20200630/1"));
        Assert.That((await StoreStatus.ReadAsync(store.Database)).RejectedRows, Is.EqualTo(1));
    }

    [Test]
    public async Task Other_answers_of_the_same_day_are_a_new_revision_and_the_old_one_stays()
    {
        ImportLines(store, Line("h1", size: 1));
        var before = await store.AskAsync<long>("select last_batch from store");

        Assert.That(ImportLines(store, Line("h1", size: 2), Line("h1", size: 3), Line("h1", size: 2)), Is.EqualTo("3 read, 2 new, 1 unchanged, 0 rejected"));
        Assert.That(await NewestAsync(store), Is.EqualTo("h1@130828 20200630/3"));
        Assert.That(await NewestAsync(store, throughBatch: before), Is.EqualTo("h1@130828 20200630/1"));
    }

    [Test]
    public async Task The_newest_snapshot_not_after_the_day_counts_in_the_county_that_it_names()
    {
        ImportLines(store, Line("h1", "130828", "2020-06-30"), Line("h1", "130829001", "2020-12-31"), Line("h1", "130830", "2021-06-30"));

        Assert.That(await NewestAsync(store, "130828", 20201230), Is.EqualTo("h1@130828 20200630/1"));
        Assert.That(await NewestAsync(store, "130828", 20201231), Is.Empty);
        Assert.That(await NewestAsync(store, "130829", 20201231), Is.EqualTo("h1@130829001 20201231/1"));
        Assert.That(await NewestAsync(store, "130830", 20201231), Is.Empty);
    }

    [Test]
    public async Task A_correction_of_the_county_counts_in_the_new_one_alone()
    {
        ImportLines(store, Line("h1", "130828"));
        ImportLines(store, Line("h1", "130829"));

        Assert.That(await NewestAsync(store, "130828"), Is.Empty);
        Assert.That(await NewestAsync(store, "130829"), Is.EqualTo("h1@130829 20200630/2"));
    }

    [Test]
    public async Task Of_two_answers_of_one_day_in_one_file_the_later_line_counts_whichever_county_it_names()
    {
        var counts = ImportLines(store, Line("h1", "130829"), Line("h1", "130828", size: 2), Line("h1", "130829"), Line("h0", "130829"));

        Assert.That(counts, Is.EqualTo("4 read, 3 new, 1 unchanged, 0 rejected"));
        Assert.That(await NewestAsync(store, "130829"), Is.EqualTo("h0@130829 20200630/1"));
        Assert.That(await NewestAsync(store, "130828"), Is.EqualTo("h1@130828 20200630/2"));
    }

    [Test]
    public async Task Rejected_rows_go_to_the_table_and_the_file_and_the_rest_is_imported()
    {
        var file = Cli.Assessing.Written("家庭.ndjson", string.Join('\n', Line("h1"), "", "{\"householdId\":\"h2\",\"regionCode\":\"13\",\"x\":1}", Line("h3")));
        var rejected = Path.Combine(Path.GetDirectoryName(file)!, "rejected.csv");

        var (exit, output, _) = Import(store, rejected, file);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.EndWith(": 3 read, 2 new, 0 unchanged, 1 rejected\n"));
        Assert.That(await NewestAsync(store), Is.EqualTo("h1@130828 20200630/1, h3@130828 20200630/1"));
        var lines = await File.ReadAllLinesAsync(rejected);
        Assert.That(lines[0], Is.EqualTo("file,sheet,row,householdId,column,code,reason,suggestion"));
        Assert.That(lines[1], Does.StartWith("家庭.ndjson,,3,h2,/regionCode,RE5"));
        Assert.That(await store.AskAsync<long>("select count(*) from rejected_row where line = 3 and household_id = 'h2'"), Is.EqualTo(lines.LongLength - 1));
        Assert.That(await store.AskAsync<string>("select source_name from import"), Is.EqualTo("家庭.ndjson"));
    }

    [Test]
    public async Task A_reason_that_is_wider_than_its_column_is_cut()
    {
        await using var import = await SnapshotImport.StartAsync(store.Database, "a", new byte[32]);

        await import.AddAsync([], [new RejectedRow(1, null, new string('/', 401), "RE5001", new string('长', 2_001), null)]);

        Assert.That(await store.AskAsync<string>("select pointer from rejected_row"), Has.Length.EqualTo(400));
        Assert.That(await store.AskAsync<string>("select message from rejected_row"), Has.Length.EqualTo(2_000));
    }

    [Test]
    public async Task An_import_that_was_cut_off_is_taken_up_and_the_old_one_can_do_no_more()
    {
        var row = new SnapshotRow("h1", "130828", 20200630, new byte[32], "{}"u8.ToArray());
        await using var first = await SnapshotImport.StartAsync(store.Database, "a", new byte[32]);
        await first.AddAsync([row], [new RejectedRow(2, null, "", "RE5001", "bad", null)]);
        Assert.That((await StoreStatus.ReadAsync(store.Database)).Unfinished, Is.EqualTo(new[] { "a" }));

        await using var second = await SnapshotImport.StartAsync(store.Database, "a", new byte[32]);

        Assert.That(second.IsBegunAgain, Is.True);
        Assert.That(() => first.AddAsync([row], []), Throws.TypeOf<StoreException>().With.Message.Contains("taken over"));
        await second.AddAsync([row], [new RejectedRow(2, null, "", "RE5001", "bad", null)]);
        Assert.That(await second.FinishAsync(new byte[32]), Is.False);
        Assert.That(second.Counts, Is.EqualTo(new ImportCounts(2, 0, 1, 1)));
        Assert.That(await store.AskAsync<long>("select count(*) from rejected_row"), Is.EqualTo(1));
        Assert.That((await StoreStatus.ReadAsync(store.Database)).Unfinished, Is.Empty);
    }

    [Test]
    public async Task Two_imports_at_once_store_every_household_once()
    {
        var files = new[] { "a.ndjson", "b.ndjson" }.Select(name => Cli.Assessing.Written(
            name, string.Join('\n', Enumerable.Range(0, 12_000).Select(number => Line($"h{number:00000}"))))).ToArray();

        var runs = await Task.WhenAll(files.Select(file => Task.Run(() => Import(store, null, file))));

        Assert.That(runs.Select(run => run.Errors), Is.All.Empty);
        Assert.That(await store.AskAsync<long>("select count(*) from snapshot"), Is.EqualTo(12_000));
        Assert.That(await store.AskAsync<long>("select sum(rows_accepted) from import"), Is.EqualTo(12_000));
    }

    [Test]
    public async Task A_transaction_that_stumbles_is_done_again_whole_and_says_so()
    {
        var attempts = 0;
        await store.Database.InTransactionAsync(async (connection, transaction, _) =>
        {
            await connection.ExecuteAsync("update store set last_batch = last_batch + 1", transaction: transaction);
            return ++attempts < 3 ? throw new TimeoutException("the line is cut") : 0;
        });

        Assert.That(await store.AskAsync<long>("select last_batch from store"), Is.EqualTo(1));
        Assert.That(store.Log.ToString(), Does.Match("^retry 1 of 6 in .*: the line is cut\nretry 2 of 6 in .*: the line is cut\n$"));
    }
}
