using NodaTime;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>What can be taken out of a store, and what that costs.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.SqlServer)]
internal sealed class DeleteTests(StoreKind kind)
{
    private ATemporaryStore store = null!;

    [SetUp]
    public async Task Make()
    {
        store = await ARun.StoreAsync(kind, 100);
        ARun.Import(store, 60, seed: 8, day: new LocalDate(2020, 9, 30));
        ARun.Command(store.Text, ARun.Order);
        ARun.Command(store.Text, ARun.Order with { AsOf = 20201231 });
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
    public async Task A_household_goes_everywhere_once_somebody_says_yes()
    {
        var order = new DeletionOrder("h-000000005", null, null);

        var (exit, output, errors) = Delete(order, yes: false);
        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.EqualTo("would delete 2 from result\nwould delete 2 from snapshot\n"));
        Assert.That(errors, Does.Contain("the finished run `2020-06-30` could no longer be verified").And.Contain("--yes"));
        Assert.That(await store.AskAsync<long>("select count(*) from snapshot"), Is.EqualTo(160));
        Assert.That(ARun.Verify(store.Text, "2020-06-30").Exit, Is.EqualTo(ExitCode.Done));

        (exit, output, _) = Delete(order, yes: true);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Is.EqualTo("deleted 2 from result\ndeleted 2 from snapshot\n"));
        Assert.That(await store.AskAsync<long>("select count(*) from snapshot where household_id = 'h-000000005'"), Is.Zero);
        Assert.That(await store.AskAsync<long>("select count(*) from result where household_id = 'h-000000005'"), Is.Zero);
        Assert.That(ARun.Verify(store.Text, "2020-06-30").Errors, Does.Contain("RE6041"));
        Assert.That(Delete(order, yes: true).Output, Is.EqualTo("there is nothing to delete\n"));
    }

    [Test]
    public async Task What_is_older_than_a_day_goes_and_what_needed_it_is_named()
    {
        var (_, output, errors) = Delete(new DeletionOrder(null, 20200801, null), yes: true);

        Assert.That(output, Does.StartWith("deleted 100 from result\n").And.Contain("deleted 1 from run\n").And.Contain("deleted 100 from snapshot\n"));
        Assert.That(errors, Does.Contain("`2020-12-31` can no longer be verified"));
        Assert.That(await store.AskAsync<long>("select count(*) from run"), Is.EqualTo(1));
        Assert.That(await store.AskAsync<long>("select count(*) from snapshot"), Is.EqualTo(60));
        Assert.That(await store.AskAsync<long>("select count(*) from import"), Is.EqualTo(2), "imports of today stay");
    }

    [Test]
    public async Task A_run_goes_with_all_that_is_its_own()
    {
        var (exit, output, errors) = Delete(new DeletionOrder(null, null, "2020-06-30"), yes: true);

        Assert.That(errors, Is.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(output, Does.StartWith("deleted 100 from result\n"));
        foreach (var table in new[] { "result", "run_unit", "run_rule_set", "run" })
        {
            Assert.That(await store.AskAsync<long>($"select count(*) from {table} where run_id = 1"), Is.Zero, table);
        }

        Assert.That(ARun.Verify(store.Text, "2020-12-31").Exit, Is.EqualTo(ExitCode.Done));
        Assert.That(Delete(new DeletionOrder(null, null, "2020-12-30"), yes: true).Errors, Does.Contain("RE6039").And.Contain("`2020-12-31`"));
    }

    [Test]
    public async Task Nothing_is_taken_from_under_an_unfinished_run()
    {
        await ARun.BreakAsync(store, ARun.Order with { Name = "half" });

        var (exit, _, errors) = Delete(new DeletionOrder("h-000000005", null, null), yes: true);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain("RE6030").And.Contain("store delete --run half"));
        Assert.That(Delete(new DeletionOrder(null, null, "half"), yes: true).Exit, Is.EqualTo(ExitCode.Done));
        Assert.That(Delete(new DeletionOrder("h-000000005", null, null), yes: true).Exit, Is.EqualTo(ExitCode.Done));
    }

    private (ExitCode Exit, string Output, string Errors) Delete(DeletionOrder order, bool yes)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = StoreDeleteCommand.Run(store.Text, order, yes, output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
