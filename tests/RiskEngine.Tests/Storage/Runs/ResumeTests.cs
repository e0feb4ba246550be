using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>Runs that were broken off, and runs that two operators want.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.SqlServer)]
internal sealed class ResumeTests(StoreKind kind)
{
    private ATemporaryStore store = null!;
    private string undisturbed = "";

    [SetUp]
    public async Task Make()
    {
        store = await ARun.StoreAsync(kind);
        undisturbed = ARun.Digest(await ARun.RunAsync(store.Database, ARun.Order with { Name = "undisturbed" }));
    }

    [TearDown]
    public async Task Drop()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    [Test]
    public async Task A_broken_run_is_finished_as_if_nothing_had_happened()
    {
        await ARun.BreakAsync(store, ARun.Order);
        ARun.Import(store, 50, seed: 11);

        var (exit, _, errors) = ARun.Command(store.Text, ARun.Order);
        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain("RE6030").And.Contain("--run 2020-06-30 --resume"));

        (exit, var output, errors) = ARun.Command(store.Text, ARun.Order with { Resume = true });
        Assert.That(output, Is.EqualTo($"2020-06-30 300 read 300 assessed 0 rejected {undisturbed}\n"), errors);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(errors, Does.Contain("compared with undisturbed").And.Contain("0 changed"));
    }

    [Test]
    public async Task Going_on_with_a_run_that_had_ended_before_the_break_says_so_and_ends_in_the_same_way()
    {
        var (_, whole, _) = ARun.Command(store.Text, ARun.Order);

        foreach (var order in new[] { ARun.Order with { Resume = true }, ARun.Order with { AsOf = null, Name = "2020-06-30", Resume = true } })
        {
            var (exit, output, errors) = ARun.Command(store.Text, order);
            Assert.That(exit, Is.EqualTo(ExitCode.Done), errors);
            Assert.That(output, Is.EqualTo(whole));
            Assert.That(errors, Does.Contain("the run 2020-06-30 is finished; nothing was left to do"));
        }

        Assert.That(await store.AskAsync<long>("select count(*) from run"), Is.EqualTo(2));
        await store.AskAsync<int>("update run set state = 'REDUCED' where run_name = '2020-06-30'");
        Assert.That(Refused(ARun.Order with { Resume = true, Name = "2020-06-30" }), Does.Contain("RE6032").And.Contain("has lost something since"));
    }

    [Test]
    public async Task Going_on_in_another_way_is_refused()
    {
        await ARun.BreakAsync(store, ARun.Order with { Name = "mine" });
        var order = ARun.Order with { Name = "mine", Resume = true };

        Assert.That(Refused(order with { AsOf = 20200701 }), Does.Contain("RE6033").And.Contain("--as-of 2020-06-30"));
        Assert.That(Refused(order with { Pin = "national@2020.1" }), Does.Contain("RE6033").And.Contain("--rule-set left out"));
        Assert.That(Refused(order, OtherRules()), Does.Contain("RE6035").And.Contain("`national@2020.1` has digest sha256:"));
        await store.AskAsync<int>("update run set engine_version = '0.0.1' where run_name = 'mine'");
        Assert.That(Refused(order), Does.Contain("RE6034").And.Contain("begun by engine 0.0.1"));
    }

    [Test]
    public async Task Of_two_that_begin_the_same_run_at_once_one_does()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => ARun.Command(store.Text, ARun.Order))));
        var won = answers.Where(answer => answer.Exit == ExitCode.Done).ToList();

        // The later one finds the run unfinished or, when it comes late enough, finished, and begins the next.
        Assert.That(won, Is.Not.Empty);
        Assert.That(won.Select(answer => ARun.Digest(answer.Output)), Is.All.EqualTo(undisturbed));
        Assert.That(answers.Except(won).Select(answer => answer.Errors), Is.All.Contains("RE6030"));
        Assert.That(await store.AskAsync<long>("select count(*) from run where state = 'FINISHED'"), Is.EqualTo(won.Count + 1));
    }

    [Test]
    public async Task Two_that_go_on_with_a_run_share_it()
    {
        await ARun.BreakAsync(store, ARun.Order);
        var order = ARun.Order with { Resume = true, Workers = 1 };
        var counts = new long[3];

        // Neither gets ahead of the other before both have done something.
        using var meeting = new Barrier(3);
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(place => Task.Run(() => ARun.RunAsync(store.Database, order, done =>
        {
            if (Interlocked.Exchange(ref counts[place], done.Read) == 0)
            {
                meeting.SignalAndWait(TimeSpan.FromMinutes(1));
            }
        }))));

        Assert.That(runs.Select(ARun.Digest), Is.All.EqualTo(undisturbed));
        Assert.That(counts, Has.All.GreaterThan(0L).And.All.LessThan(240L));
        Assert.That(await store.AskAsync<long>("select count(*) from result where run_id = 2"), Is.EqualTo(300));
    }

    [Test]
    public async Task The_units_of_a_dead_owner_are_taken_over()
    {
        await ARun.BreakAsync(store, ARun.Order);
        await store.AskAsync<int>("update run_unit set state = 'CLAIMED', owner = 'dead' where run_id = 2 and state <> 'DONE'");

        Assert.That(ARun.Digest(await ARun.RunAsync(store.Database, ARun.Order with { Resume = true })), Is.EqualTo(undisturbed));
    }

    [Test]
    public async Task A_run_that_does_not_add_up_is_not_finished()
    {
        await ARun.BreakAsync(store, ARun.Order);
        await store.AskAsync<int>(
            "delete from result where run_id = 2 and household_id = (select min(household_id) from result where run_id = 2)");

        var (exit, output, errors) = ARun.Command(store.Text, ARun.Order with { Resume = true });

        Assert.That(exit, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain("RE6038").And.Contain("300 read, 299 results for 300 assessed"));
        Assert.That(await store.AskAsync<string>("select state from run where run_id = 2"), Is.EqualTo("OPEN"));
    }

    [Test]
    public async Task Who_works_on_a_deleted_run_writes_nothing_into_the_next_one()
    {
        // The next run gets the number of the deleted one, and may have its name.
        var begunAgain = false;
        var late = Assert.ThrowsAsync<StoreException>(() => ARun.RunAsync(store.Database, ARun.Order with { Workers = 1 }, _ =>
        {
            if (!begunAgain)
            {
                begunAgain = true;
                StoreDeletion.DeleteAsync(store.Database, new DeletionOrder(null, null, "2020-06-30"), isTrial: false).GetAwaiter().GetResult();
                ARun.BreakAsync(store, ARun.Order with { Pin = "national" }).GetAwaiter().GetResult();
                store.AskAsync<int>("update run set started_at = '2020-01-01T00:00:00Z' where run_id = 2").GetAwaiter().GetResult();
            }
        }));

        Assert.That((await late)!.Mistake.Code, Is.EqualTo("RE6043"));
        Assert.That(await store.AskAsync<long>("select count(*) from run where state = 'OPEN' and rule_set_pin = 'national'"), Is.EqualTo(1));
        Assert.That(await store.AskAsync<long>("select count(*) from result where run_id = 2"), Is.LessThan(300));
    }

    private string Refused(RunOrder order, string? rules = null)
    {
        var (exit, _, errors) = ARun.Command(store.Text, order, rules);
        Assert.That(exit, Is.EqualTo(ExitCode.Usage), errors);
        return errors;
    }

    /// <summary>The repository's rules with other points.</summary>
    internal static string OtherRules()
    {
        var folder = Directory.CreateTempSubdirectory("rules-").FullName;
        foreach (var file in Directory.EnumerateFiles(RepositoryRoot.At("rules"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(RepositoryRoot.At("rules"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        var workflow = Path.Combine(folder, "national", "2020.1", "income.workflow.json");
        File.WriteAllText(workflow, File.ReadAllText(workflow).Replace("\"Points\": 30", "\"Points\": 29", StringComparison.Ordinal));

        // Without its lock the folder is somebody's own; with it the changed set would stop a run at once.
        File.Delete(Path.Combine(folder, "published.lock.json"));
        return folder;
    }
}
