using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Api;
using RiskEngine.Api.Reloading;
using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Tests.Api;

/// <summary>Rule sets that change while the service runs; only what checks clean takes effect, and as a whole.</summary>
internal sealed class ReloadTests
{
    private const string Pinned = $$"""{ "household": {{AHousehold.Json}}, "ruleSet": "national@2020.1" }""";
    private const string Workflow = "income.workflow.json";

    private static ARuleSet Published => ChangingRules.Nation.Changing("ruleset.json", "\"draft\"", "\"published\"");

    private static ARuleSet Misspelt =>
        ChangingRules.Nation.Changing(Workflow, "household.Income.Wage /", "household.Incme.Wage /");

    [Test]
    public async Task A_new_folder_is_picked_up_without_a_restart()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        rules.Write(ChangingRules.Nation.Version("2021.1", "2021-05-14", to: null));

        Assert.That(
            await rules.UntilReadySaysAsync("2021.1"),
            Is.EqualTo("""{"status":"ready","ruleSets":["national@2020.1","national@2021.1"]}"""));
    }

    [Test]
    public async Task A_changed_rule_answers_from_then_on_under_another_digest()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        var (before, pointsBefore) = await AskAsync(rules, "WAGE_NONE");
        rules.Write(ChangingRules.Nation.Changing(Workflow, "Wage == 0", "Wage >= 1").Changing(Workflow, "\"Points\": 5", "\"Points\": 7"));
        await UntilAsync(() => rules.Service.Rules.Shelf.FindByDigest(before) is null);
        var (after, pointsAfter) = await AskAsync(rules, "WAGE_NONE");

        Assert.That((pointsBefore, pointsAfter), Is.EqualTo((0, 7)));
        Assert.That(after, Is.Not.EqualTo(before));
    }

    [Test]
    public async Task A_folder_with_a_mistake_is_refused_and_shown_until_it_is_mended()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        var (before, _) = await AskAsync(rules, "WAGE_NONE");
        rules.Write(Misspelt);
        var degraded = JsonElement.Parse(await rules.UntilReadySaysAsync("degraded"));
        var error = degraded.GetProperty("errors")[0];
        var (meanwhile, _) = await AskAsync(rules, "WAGE_NONE");

        var description = await rules.Service.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative));
        Assert.That(DescribedSchema.Named(JsonElement.Parse(description), "Health").Validate(degraded), Is.Empty);
        Assert.That(degraded.GetProperty("ruleSets").ToString(), Is.EqualTo("""["national@2020.1"]"""));
        Assert.That(error.GetProperty("file").GetString(), Does.EndWith("rules/national/2020.1/income.workflow.json"));
        Assert.That(error.GetProperty("line").GetInt32(), Is.EqualTo(5));
        Assert.That(error.GetProperty("code").GetString(), Is.EqualTo("RE2031"));
        Assert.That(error.GetProperty("suggestion").GetString(), Does.Contain("`household.Income`"));
        Assert.That(meanwhile, Is.EqualTo(before));

        rules.Write(ChangingRules.Nation);
        await rules.UntilReadySaysAsync("\"ready\"");
    }

    [Test]
    public async Task What_only_the_check_finds_is_refused_too()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        rules.Write(ChangingRules.Nation.Changing(Workflow, "household.Income.Wage == 0", "household.Income.Wage >= 0"));

        Assert.That(await rules.UntilReadySaysAsync("degraded"), Does.Contain("RE2213"));
    }

    [Test]
    public async Task A_published_set_that_changes_is_refused()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation, changing => changing.Publish(Published));
        rules.Write(Published.Changing(Workflow, "\"Points\": 5", "\"Points\": 6"));

        Assert.That(await rules.UntilReadySaysAsync("degraded"), Does.Contain("RE3102"));
    }

    [Test]
    public async Task One_bad_folder_keeps_the_good_one_beside_it_out()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        rules.Write(ChangingRules.Nation.Version("2021.1", "2021-05-14", to: null));
        rules.Write(Misspelt.Version("2022.1", "2022-01-01", to: null));

        Assert.That(await rules.UntilReadySaysAsync("degraded"), Does.Contain("""["national@2020.1"]"""));
    }

    [Test]
    public async Task A_folder_that_is_deleted_while_it_is_in_use_goes_on_answering()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        Directory.Delete(rules.Folder, recursive: true);
        await rules.UntilReadySaysAsync("degraded");
        using var answer = await rules.Service.AssessAsync(Pinned);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        rules.Write(ChangingRules.Nation);
        await rules.UntilReadySaysAsync("\"ready\"");
    }

    [Test]
    public async Task A_link_that_is_moved_to_another_folder_is_noticed()
    {
        var other = Directory.CreateTempSubdirectory("volume-");
        ChangingRules.Nation.Version("2021.1", "2021-05-14", to: null).WriteTo(other.FullName);
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation, changing =>
        {
            Directory.Move(changing.Folder, changing.Folder + "-1");
            Directory.CreateSymbolicLink(changing.Folder, changing.Folder + "-1");
        });
        Directory.Delete(rules.Folder);
        Directory.CreateSymbolicLink(rules.Folder, Path.Combine(other.FullName, "rules"));

        Assert.That(await rules.UntilReadySaysAsync("2021.1"), Does.Not.Contain("2020.1"));
        other.Delete(recursive: true);
    }

    [Test]
    public async Task A_request_ends_on_the_shelf_that_it_began_with()
    {
        await using var rules = await ChangingRules.StartAsync(ChangingRules.Nation);
        using var batch = await LiveCall.StartAsync(
            rules.Service.Client.BaseAddress!, "/v1/assessments/batch?ruleSet=national@2020.1");
        var line = JsonNode.Parse(AHousehold.Json)!.ToJsonString() + "\n";
        await batch.WriteAsync(line);
        Directory.Delete(Path.Combine(rules.Folder, "national", "2020.1"), recursive: true);
        rules.Write(ChangingRules.Nation.Version("2021.1", "2021-05-14", to: null));
        await rules.UntilReadySaysAsync("2021.1");
        using var later = await rules.Service.AssessAsync(Pinned);
        await batch.WriteAsync(line);
        await batch.EndAsync();
        var lines = new[] { await batch.ReadAsync(), await batch.ReadAsync(), await batch.ReadAsync() };

        Assert.That(later.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        Assert.That(lines[1], Is.EqualTo(lines[0]).And.Contains("\"category\""));
        Assert.That(lines[2], Does.Contain("\"assessed\":2,\"rejected\":0"));
    }

    [Test]
    public void Everything_is_compiled_before_the_first_who_asks_at_the_start_and_after_a_change()
    {
        var root = Directory.CreateTempSubdirectory("ready-");
        ChangingRules.Nation.WriteTo(root.FullName);
        var rules = ServedRules.Open(["--rules", Path.Combine(root.FullName, "rules")], TextWriter.Null)!;
        var atTheStart = rules.Shelf.Compiled.Single();
        ChangingRules.Nation.Changing(Workflow, "\"Points\": 5", "\"Points\": 6").WriteTo(root.FullName);
        var refused = Reload.Of(rules, rules.Folder!);
        var afterTheChange = rules.Shelf.Compiled.Single();
        root.Delete(recursive: true);

        Assert.That(refused, Is.Empty);
        Assert.That(afterTheChange, Is.Not.SameAs(atTheStart));
        Assert.Multiple(() =>
        {
            Assert.That(IsReady(atTheStart), Is.True, "at the start");
            Assert.That(IsReady(afterTheChange), Is.True, "after the change");
        });
    }

    [Test]
    public void What_was_compiled_for_earlier_readings_goes()
    {
        var root = Directory.CreateTempSubdirectory("reloads-");
        ChangingRules.Nation.WriteTo(root.FullName);
        var rules = ServedRules.Open(["--rules", Path.Combine(root.FullName, "rules")], TextWriter.Null)!;
        var earlier = Enumerable.Range(0, 20).Select(turn => ReloadAndWork(rules, turn, root.FullName)).ToArray();
        for (var turn = 0; turn < 3; turn++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        root.Delete(recursive: true);

        Assert.That(rules.Refused, Is.Empty);
        Assert.That(earlier.Count(set => set.IsAlive), Is.Zero);
    }

    // What an answer with all its reasons needs is otherwise compiled for the first who asks for one.
    private static bool IsReady(CompiledRuleSet set) =>
        set is { Json.IsValueCreated: true, Clauses.IsValueCreated: true, Gaps.IsValueCreated: true };

    // Out of line, so that no local of the test holds on to what it looks for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference ReloadAndWork(ServedRules rules, int turn, string root)
    {
        var served = rules.Current;
        var desk = served.Desks.Get();
        served.Desks.Return(desk);
        var household = new HouseholdSnapshot();
        _ = new SnapshotReader().TryRead(Encoding.UTF8.GetBytes(AHousehold.Json), household, []);
        var assessment = new Assessor(served.Shelf, "national@2020.1").Assess(household, null, [])!;
        assessment.Count();
        ChangingRules.Nation.Changing(Workflow, "\"Points\": 5", $"\"Points\": {turn + 6}").WriteTo(root);
        Assert.That(Reload.Of(rules, rules.Folder!), Is.Empty);
        return new WeakReference(served.Shelf.Compiled.Single());
    }

    private static async Task<(string Digest, int Points)> AskAsync(ChangingRules rules, string flag)
    {
        using var answer = await rules.Service.AssessAsync(Pinned);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        var points = body.GetProperty("flags").EnumerateArray().Where(each => each.GetProperty("code").GetString() == flag)
            .Sum(each => each.GetProperty("points").GetInt32());
        return (answer.Headers.GetValues("Ruleset-Digest").Single(), points);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var waited = 0; !isSo(); waited += 50)
        {
            Assert.That(waited, Is.LessThan(60_000));
            await Task.Delay(50);
        }
    }
}
