using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.RuleSets;
using RiskEngine.Storage;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>Runs that nothing disturbs.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.Postgres)]
[TestFixture(StoreKind.SqlServer)]
internal sealed class RescoreTests(StoreKind kind)
{
    private ATemporaryStore store = null!;

    [SetUp]
    public async Task Make() => store = await ARun.StoreAsync(kind);

    [TearDown]
    public async Task Drop()
    {
        if (store is not null)
        {
            await store.DisposeAsync();
        }
    }

    [Test]
    public async Task A_run_ends_with_its_counts_and_the_digest_of_what_assess_says()
    {
        var (exit, output, errors) = ARun.Command(store.Text, ARun.Order);

        Assert.That(output, Is.EqualTo($"2020-06-30 300 read 300 assessed 0 rejected {Assessed(300)}\n"), errors);
        Assert.That(errors, Is.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(await store.AskAsync<long>("select count(*) from run_unit where state = 'DONE'"), Is.GreaterThan(14));
        Assert.That(await store.AskAsync<string>("select version from run_rule_set where rule_set_id = 'national'"), Is.EqualTo("2020.1"));
    }

    [TestCase(1, 1)]
    [TestCase(3, 7)]
    [TestCase(4, 100_000)]
    public void Workers_and_units_do_not_change_the_digest(int workers, int unit)
    {
        var (_, output, _) = ARun.Command(store.Text, ARun.Order with { Workers = workers, UnitSize = unit });

        Assert.That(ARun.Digest(output), Is.EqualTo(Assessed(300)));
    }

    [Test]
    public async Task The_newest_snapshot_that_is_not_after_the_day_counts()
    {
        ARun.Import(store, 100, seed: 8, day: new LocalDate(2020, 9, 30));

        Assert.That((await ARun.RunAsync(store.Database, ARun.Order)).Read, Is.EqualTo(300));
        Assert.That(ARun.Command(store.Text, ARun.Order).Output, Does.EndWith(Assessed(300) + "\n"));
        Assert.That((await ARun.RunAsync(store.Database, ARun.Order with { AsOf = 20200930 })).Read, Is.EqualTo(300));
        Assert.That(
            await store.AskAsync<long>("select count(*) from result where run_id = 3 and snapshot_date = 20200930"), Is.EqualTo(100));
    }

    [Test]
    public async Task A_household_that_cannot_be_read_any_more_is_rejected_with_its_reason()
    {
        await store.AskAsync<int>("update snapshot set body = digest where household_id = 'h-000000017'");

        var (exit, output, _) = ARun.Command(store.Text, ARun.Order);

        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(output, Does.StartWith("2020-06-30 300 read 299 assessed 1 rejected sha256:"));
        Assert.That(await store.AskAsync<string>("select household_id from run_rejected"), Is.EqualTo("h-000000017"));
        Assert.That(await store.AskAsync<string>("select code from run_rejected"), Does.StartWith("RE5"));
    }

    [Test]
    public async Task A_household_without_a_rule_set_in_force_is_rejected_with_its_reason()
    {
        var region = await store.AskAsync<string>("select min(county) from snapshot");
        var elsewhere = new RuleSetShelf(RuleSetLibrary.Of(
            ARuleSet.National.Changing("ruleset.json", "\"DivisionCode\": \"\"", $"\"DivisionCode\": \"{region}\"")
                .Changing("income.parameters.json", "\"Region\": \"\"", $"\"Region\": \"{region}\"")
                .Changing("income.parameters.json", "\"Region\": \"\"", $"\"Region\": \"{region}\"")
                .Changing("income.parameters.json", "\"Region\": \"\"", $"\"Region\": \"{region}\"").Files));
        Assert.That(elsewhere.Library.Findings, Is.Empty);

        var run = await new Rescoring(store.Database, elsewhere, _ => { }).RunAsync(ARun.Order);

        Assert.That(run.Read, Is.EqualTo(300));
        Assert.That(run.Assessed, Is.GreaterThan(0).And.LessThan(300));
        Assert.That(run.Rejected, Is.EqualTo(300 - run.Assessed));
        Assert.That(await store.AskAsync<long>("select count(*) from run_rejected where code = 'RE3100'"), Is.EqualTo(run.Rejected));
    }

    [Test]
    public async Task A_second_run_of_a_day_is_a_new_one_and_is_compared_with_the_first()
    {
        var order = ARun.Order with { AsOf = 20200731 };
        ARun.Import(store, 300, seed: 8, new LocalDate(2020, 7, 31), "130828");
        ARun.Command(store.Text, order);
        ARun.Import(store, 10, seed: 9, new LocalDate(2020, 7, 31), "130828");

        var (_, output, errors) = ARun.Command(store.Text, order);

        Assert.That(output, Does.StartWith("2020-07-31.2 300 read 300 assessed 0 rejected sha256:"));
        Assert.That(errors, Does.StartWith("compared with 2020-07-31: 300 households in both, 0 new, 0 gone\n"));
        Assert.That(errors, Does.Match("[1-9][0-9]? changed: .* category, .* score, .* measures"));
        Assert.That(errors, Does.Match("of these [1-9][0-9]? have another snapshot, 0 another rule set"));
        Assert.That(await store.AskAsync<long>("select count(*) from result where run_id = 1"), Is.EqualTo(300));
    }

    [Test]
    public void A_published_set_that_was_changed_stops_the_run_before_any_household()
    {
        var rules = ResumeTests.OtherRules();
        File.Copy(RepositoryRoot.At("rules", "published.lock.json"), Path.Combine(rules, "published.lock.json"));

        var (exit, output, errors) = ARun.Command(store.Text, ARun.Order, rules);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage), errors);
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain("RE3102: `national@2020.1` is published and has changed").And.Contain("no household was assessed"));
    }

    [TestCase("national", "2026.2", "household.Foo")]
    [TestCase("national", "2020.1", "(((")]
    [TestCase("counties/weichang-130828", "2020.1", "household.Foo")]
    public async Task A_rule_set_with_mistakes_stops_the_run_before_any_household(string set, string version, string wrong)
    {
        var rules = ResumeTests.OtherRules();
        var file = Directory.GetFiles(Path.Combine(rules, set, version), "*.workflow.json").Order(StringComparer.Ordinal).First();
        var text = await File.ReadAllTextAsync(file);
        var at = text.IndexOf("\"Expression\": \"", StringComparison.Ordinal) + "\"Expression\": \"".Length;
        await File.WriteAllTextAsync(file, text.Insert(at, wrong + " > 1 && "));

        var (exit, output, errors) = ARun.Command(store.Text, ARun.Order, rules);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage), errors);
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.Contain($"{file}(").And.Contain("no household was assessed"));
        Assert.That(await store.AskAsync<long>("select count(*) from run"), Is.Zero);
    }

    [TestCase("--as-of 2020-13-30", "--as-of must be a day")]
    [TestCase("--as-of", "--as-of")]
    [TestCase("--verify", "--verify")]
    public void An_option_that_cannot_be_read_is_told(string given, string said) =>
        Assert.That(
            RescoreCommand.Create(new("--rules"), new("--quiet")).Parse(given.Split(' ')).Errors.Select(error => error.Message),
            Has.Some.Contains(said));

    [Test]
    public void What_cannot_be_run_says_why()
    {
        ARun.Command(store.Text, ARun.Order with { Name = "once" });

        Assert.That(Refused(ARun.Order with { Name = "once" }), Does.Contain("RE6031").And.Contain("a run is never replaced"));
        Assert.That(Refused(ARun.Order with { Name = "a b" }), Does.Contain("RE6042"));
        Assert.That(Refused(ARun.Order with { AsOf = 20200401 }), Does.Contain("RE6036: no household has a snapshot of 2020-04-01 or earlier"));
        Assert.That(Refused(ARun.Order with { Pin = "nowhere" }), Does.Contain("RE6037: there is no rule set `nowhere`"));
        Assert.That(Refused(ARun.Order with { AsOf = 19990101 }), Does.Contain("RE6037").And.Contain("is in force"));
        Assert.That(Refused(ARun.Order with { Resume = true, Name = "onec" }), Does.Contain("RE6039").And.Contain("did you mean `once`?"));
        Assert.That(Refused(ARun.Order with { Resume = true, AsOf = 20200701 }), Does.Contain("RE6032: there is no unfinished run of that day"));
        Assert.That(Refused(ARun.Order with { Resume = true, AsOf = 20200701, Name = "once" }), Does.Contain("RE6033"));
    }

    private string Refused(RunOrder order)
    {
        var (exit, output, errors) = ARun.Command(store.Text, order);
        Assert.That(exit, Is.EqualTo(ExitCode.Usage), errors);
        Assert.That(output, Is.Empty);
        return errors;
    }

    // The digests of the audits, by region and household, as `assess` writes them.
    private static string Assessed(int households)
    {
        var file = Cli.Assessing.Written("all.ndjson", string.Join('\n', Assessments.NationalRules.Samples(households, seed: 7)));
        var (_, output, _) = Cli.Assessing.Run(Cli.Assessing.Order(file) with { Explain = Explain.Summary });
        var answers = output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)
            .OrderBy(answer => answer.GetProperty("regionCode").GetString(), StringComparer.Ordinal)
            .ThenBy(answer => answer.GetProperty("householdId").GetString(), StringComparer.Ordinal);
        var digests = answers.SelectMany(answer =>
            Convert.FromHexString(answer.GetProperty("audit").GetProperty("digest").GetString()!["sha256:".Length..]));
        return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(digests.ToArray()));
    }
}
