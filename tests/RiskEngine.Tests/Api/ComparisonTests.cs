using System.Text.Json;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Api;

internal sealed class ComparisonTests
{
    private const string Comparisons = "/v1/comparisons";
    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public async Task The_same_twice_changes_nothing()
    {
        using var response = await CompareAsync("{}", "{}");

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("changed").GetBoolean(), Is.False);
        Assert.That(answer.GetProperty("why").ToString(), Is.EqualTo("""{"rules":[],"parameters":[],"derived":[]}"""));
    }

    [Test]
    public async Task Another_parameter_and_another_text_are_told_with_the_rules_that_they_turn()
    {
        var later = ARuleSet.National.Version("2021.1", "2021-05-14", to: null)
            .Changing("income.parameters.json", "\"Value\": 3218", "\"Value\": 400000")
            .Changing("income.workflow.json", "incomePerCapita < ", "incomePerCapita <= ");
        await using var own = await RunningService.StartAsync(RuleSetLibrary.Of(ARuleSet.National.Files, later.Files));
        using var response = await own.PostAsync(Comparisons, Body(
            """{ "ruleSet": "national@2020.1" }""", """{ "ruleSet": "national@2021.1" }"""));

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(response.Headers.GetValues("Ruleset-Version"), Is.EqualTo(new[] { "2021.1" }));
        Verified.Match("Comparisons/another-line", Indented(answer).Replace(DigestOf(answer, "before"), "(before)", StringComparison.Ordinal)
            .Replace(DigestOf(answer, "after"), "(after)", StringComparison.Ordinal));
    }

    [Test]
    public async Task None_leaves_out_why_and_full_adds_both_assessments()
    {
        using var none = await CompareAsync("{}", """{ "ruleSet": "national" }""", "?explain=none");
        using var full = await CompareAsync("{}", """{ "ruleSet": "national" }""", "?explain=full");
        using var single = await service.AssessAsync(
            $$"""{ "household": {{AHousehold.Json}}, "ruleSet": "national" }""", "?explain=full");

        Assert.That((await DocumentRefusals.OkAsync(none)).TryGetProperty("why", out _), Is.False);
        var after = (await DocumentRefusals.OkAsync(full)).GetProperty("assessments").GetProperty("after");
        Assert.That(after.GetRawText(), Is.EqualTo(await single.Content.ReadAsStringAsync()));
    }

    [TestCase("sides-missing", 422, """{ "household": $H }""", "")]
    [TestCase("side-a-text", 422, """{ "household": $H, "before": "national", "after": {} }""", "")]
    [TestCase("side-misspelt", 422, """{ "household": $H, "before": { "asof": "2020-06-30" }, "after": { "asOf": 1, "ruleSet": "../x" } }""", "")]
    [TestCase("collected-later", 422, """{ "household": $H, "before": { "asOf": "2020-01-01" }, "after": {} }""", "")]
    [TestCase("no-such-sets", 404, """{ "household": $H, "before": { "ruleSet": "nation" }, "after": { "asOf": "2030-01-01" } }""", "")]
    [TestCase("breaks-off", 400, """{ "before": {""", "")]
    [TestCase("query", 422, """{ "household": $H, "before": {}, "after": {} }""", "?explan=full")]
    public async Task Refused(string name, int status, string body, string query)
    {
        using var response = await service.PostAsync(
            Comparisons + query, body.Replace("$H", AHousehold.Json, StringComparison.Ordinal));

        await DocumentRefusals.Match(response, status, $"comparison-{name}");
    }

    private static string Body(string before, string after) =>
        $$"""{ "household": {{AHousehold.Json}}, "before": {{before}}, "after": {{after}} }""";

    private static string Indented(JsonElement answer) => JsonSerializer.Serialize(answer, RefusalTests.Readable);

    private static string DigestOf(JsonElement answer, string side) =>
        answer.GetProperty(side).GetProperty("ruleSet").GetProperty("digest").GetString()!;

    private Task<HttpResponseMessage> CompareAsync(string before, string after, string query = "") =>
        service.PostAsync(Comparisons + query, Body(before, after));
}
