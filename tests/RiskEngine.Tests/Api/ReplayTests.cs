using System.Text.Json.Nodes;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

internal sealed class ReplayTests
{
    private const string Replays = "/v1/replays";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase("none")]
    [TestCase("summary")]
    [TestCase("full")]
    public async Task What_was_answered_is_reproduced_to_the_byte(string explain)
    {
        var kept = await KeptAsync(explain);
        using var response = await ReplayAsync(kept);

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("reproduced").GetBoolean(), Is.True, answer.ToString());
        Assert.That(answer.GetProperty("sameBytes").GetBoolean(), Is.True);
        Assert.That(answer.GetProperty("explain").GetString(), Is.EqualTo(explain));
        Assert.That(answer.GetProperty("differences").GetArrayLength(), Is.Zero);
        Assert.That(response.Headers.GetValues("Ruleset-Id"), Is.EqualTo(new[] { "weichang-130828" }));
    }

    [Test]
    public async Task Another_layout_and_another_version_of_the_program_change_nothing()
    {
        var kept = JsonNode.Parse(await KeptAsync("full"))!;
        kept["audit"]!["engineVersion"] = "0.0.1";
        using var response = await ReplayAsync(kept.ToString());

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("reproduced").GetBoolean(), Is.True, answer.ToString());
        Assert.That(answer.GetProperty("sameBytes").GetBoolean(), Is.False);
        Assert.That(answer.GetProperty("engineVersion").GetProperty("earlier").GetString(), Is.EqualTo("0.0.1"));
    }

    [Test]
    public async Task What_was_tampered_with_is_listed()
    {
        var kept = JsonNode.Parse(await KeptAsync("none"))!;
        kept["risk"]!["score"] = 99;
        kept["flags"]!.AsArray().Add("more");
        kept["mine"] = true;
        kept.AsObject().Remove("nextSteps");
        using var response = await ReplayAsync(kept.ToString());

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("reproduced").GetBoolean(), Is.False);
        Assert.That(
            answer.GetProperty("differences").EnumerateArray().Select(difference => difference.GetProperty("pointer").GetString()),
            Is.EqualTo(new[] { "/risk/score", $"/flags/{kept["flags"]!.AsArray().Count - 1}", "/mine", "/nextSteps" }));
    }

    [Test]
    public async Task A_number_that_nobody_can_count_with_is_a_difference()
    {
        var kept = await KeptAsync("none");
        var score = JsonNode.Parse(kept)!["risk"]!["score"]!.ToJsonString();
        using var response = await ReplayAsync(kept.Replace($"\"score\":{score},", "\"score\":1E+2147483648,", StringComparison.Ordinal));

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("differences")[0].GetProperty("pointer").GetString(), Is.EqualTo("/risk/score"));
    }

    [Test]
    public async Task However_much_was_added_it_is_counted_and_fifty_are_listed()
    {
        const int Added = 100_000;
        var members = string.Concat(Enumerable.Range(0, Added).Select(name => FormattableString.Invariant($"\"x{name}\":1,")));
        var elements = string.Concat(Enumerable.Repeat(",[]", Added));
        var kept = (await KeptAsync("none")).Replace("\"measures\":[]", $"\"measures\":[0{elements}]", StringComparison.Ordinal);
        using var response = await ReplayAsync(string.Concat("{", members, kept.AsSpan(1)));

        var answer = await DocumentRefusals.OkAsync(response);
        var listed = answer.GetProperty("differences").GetArrayLength();
        Assert.That(listed, Is.EqualTo(50));
        Assert.That(answer.GetProperty("moreDifferences").GetInt32() + listed, Is.GreaterThanOrEqualTo(2 * Added));
    }

    [Test]
    public async Task What_is_twice_below_a_name_without_end_is_answered_briefly()
    {
        var twice = string.Join(',', Enumerable.Repeat("\"a\":1", 1_000));
        var kept = (await KeptAsync("none")).Replace(
            "\"measures\":[]", $"\"measures\":[{{\"{new string('n', 500_000)}\":{{{twice}}}}}]", StringComparison.Ordinal);
        using var response = await ReplayAsync(kept);

        var problem = await RefusalTests.ProblemAsync(response, 422);
        Assert.That(problem.GetProperty("errors").GetArrayLength(), Is.EqualTo(51));
        Assert.That(
            problem.GetProperty("errors")[0].GetProperty("pointer").GetString(),
            Is.EqualTo($"/assessment/measures/0/{new string('n', 100)}…/a"));
    }

    [Test]
    public async Task Another_household_shows_in_its_digest()
    {
        var other = AHousehold.Json.Replace("\"wage\": ", "\"wage\": 1", StringComparison.Ordinal);
        using var response = await service.PostAsync(
            Replays, $$"""{ "household": {{other}}, "assessment": {{await KeptAsync("summary")}} }""");

        var answer = await DocumentRefusals.OkAsync(response);
        var digests = answer.GetProperty("snapshotDigest");
        Assert.That(answer.GetProperty("reproduced").GetBoolean(), Is.False);
        Assert.That(digests.GetProperty("now").GetString(), Is.Not.EqualTo(digests.GetProperty("earlier").GetString()));
    }

    [Test]
    public async Task A_digest_that_is_not_loaded_is_told_with_those_that_are()
    {
        var kept = JsonNode.Parse(await KeptAsync("none"))!;
        var loaded = kept["ruleSet"]!["digest"]!.ToString();
        kept["ruleSet"]!["digest"] = "sha256:" + new string('0', 64);
        using var response = await ReplayAsync(kept.ToString());

        var problem = await RefusalTests.ProblemAsync(response, 404);
        Assert.That(RefusalTests.CodesOf(problem), Is.EqualTo(new[] { "RE7034" }));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("suggestion").GetString(), Does.Contain(loaded));
        Assert.That(problem.GetProperty("available").GetArrayLength(), Is.EqualTo(2));
    }

    [TestCase("no-assessment", 422, """{ "household": $H }""")]
    [TestCase("a-text", 422, """{ "household": $H, "assessment": "kept" }""")]
    [TestCase("no-digest", 422, """{ "household": $H, "assessment": { "asOf": "yesterday", "ruleSet": { "digest": "md5:1" } } }""")]
    [TestCase("half-a-character", 422, """{ "household": $H, "assessment": { "\ud800": [ { "\udfff": "\ud800" } ] } }""")]
    [TestCase("no-household", 422, """{ "assessment": { "asOf": "2020-06-30" } }""")]
    [TestCase("twice", 422, """{ "household": $H, "assessment": { "asOf": "2020-06-30", "flags": [ { "code": "A", "code": "B" } ], "ruleSet": { "digest": "sha256:0000000000000000000000000000000000000000000000000000000000000000" } } }""")]
    [TestCase("breaks-off", 400, """{ "assessment": { "asOf": """)]
    public async Task Refused(string name, int status, string body)
    {
        using var response = await service.PostAsync(
            Replays, body.Replace("$H", AHousehold.Json, StringComparison.Ordinal));

        await DocumentRefusals.Match(response, status, $"replay-{name}");
    }

    private async Task<string> KeptAsync(string explain)
    {
        using var response = await service.AssessAsync(
            $$"""{ "household": {{AHousehold.Json}}, "asOf": "2020-06-30" }""", $"?explain={explain}");
        return await response.Content.ReadAsStringAsync();
    }

    private Task<HttpResponseMessage> ReplayAsync(string kept) =>
        service.PostAsync(Replays, $$"""{ "household": {{AHousehold.Json}}, "assessment": {{kept}} }""");
}
