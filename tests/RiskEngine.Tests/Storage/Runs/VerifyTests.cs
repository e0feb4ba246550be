using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>Finished runs computed again.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.SqlServer)]
internal sealed class VerifyTests(StoreKind kind)
{
    private ATemporaryStore store = null!;
    private string ended = "";

    [SetUp]
    public async Task Make()
    {
        store = await ARun.StoreAsync(kind);
        ended = ARun.Command(store.Text, ARun.Order).Output;
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
    public void A_run_verifies_whatever_was_imported_since()
    {
        ARun.Import(store, 50, seed: 12);

        var (exit, output, errors) = ARun.Verify(store.Text, "2020-06-30");

        Assert.That(output, Is.EqualTo(ended));
        Assert.That(errors, Is.EqualTo("2020-06-30: 300 households computed again, 0 differences\n"));
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
    }

    [TestCase("update result set score = score + 1 where household_id = 'h-000000005'", "score ", TestName = "A changed score is found")]
    [TestCase("update result set digest = measures where household_id = 'h-000000005'", "digest sha256:", TestName = "A changed digest is found")]
    [TestCase("update snapshot set body = digest where household_id = 'h-000000005'", "no longer has the digest", TestName = "A changed snapshot is found")]
    [TestCase("delete from result where household_id = 'h-000000005'", "it has no result", TestName = "A lost result is found")]
    [TestCase("delete from snapshot where household_id = 'h-000000005'", "its snapshot is not in the store", TestName = "A lost snapshot is found")]
    [TestCase("update result set rule_set = 9 where household_id = 'h-000000005'", "names a rule set", TestName = "A changed rule set is found")]
    public async Task Changed(string sql, string said)
    {
        await store.AskAsync<int>(sql);

        var (exit, output, _) = ARun.Verify(store.Text, "2020-06-30");

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.StartWith("h-000000005: ").And.Contain(said));
    }

    [Test]
    public async Task A_changed_digest_of_the_run_is_found()
    {
        await store.AskAsync<int>("update run set result_digest = (select digest from snapshot where household_id = 'h-000000005')");

        Assert.That(ARun.Verify(store.Text, "2020-06-30").Output, Is.EqualTo(
            "2020-06-30: the digest of all stored results is not the one recorded when the run was finished\n"));
    }

    [Test]
    public void Rule_sets_that_are_not_loaded_are_named()
    {
        var (exit, _, errors) = ARun.Verify(store.Text, "2020-06-30", ResumeTests.OtherRules());

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(errors, Does.Contain("RE6035").And.Contain("`national@2020.1` with digest sha256:").And.Contain("is not loaded"));
    }

    [Test]
    public async Task A_run_that_is_not_there_or_not_finished_cannot_be_verified()
    {
        await ARun.BreakAsync(store, ARun.Order with { Name = "half" });

        Assert.That(ARun.Verify(store.Text, "2020-06-31").Errors, Does.Contain("RE6039").And.Contain("did you mean `2020-06-30`?"));
        Assert.That(ARun.Verify(store.Text, "half").Errors, Does.Contain("RE6040"));
    }
}
