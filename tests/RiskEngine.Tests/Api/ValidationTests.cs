using System.Text;
using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

internal sealed class ValidationTests
{
    private const string Validate = "/v1/rulesets/validate";

    // The small set asks two things that every household meets, which `rules check` does not let pass.
    private static readonly ARuleSet Good = ARuleSet.National.Version("2022.1", "2022-01-01", to: null)
        .Changing("measures.workflow.json", "household.Size > 0", "household.Size > 1")
        .Changing("steps.workflow.json", "household.Size > 0", "household.Size > 1");

    private RunningService service = null!;

    [OneTimeSetUp]
    public async Task Start() => service = await RunningService.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_good_draft_has_no_error_sent_as_text_or_as_objects(bool asText)
    {
        using var response = await service.PostAsync(Validate, Draft(Good, asText));

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("errors").GetInt32(), Is.Zero, answer.ToString());
        Assert.That(answer.GetProperty("usable").GetBoolean(), Is.True);
        Assert.That(answer.GetProperty("ruleSet").GetString(), Is.EqualTo("national@2022.1"));
        Assert.That(answer.GetProperty("digest").GetString(), Does.Match("^sha256:[0-9a-f]{64}$"));
    }

    [Test]
    public async Task Of_some_thousands_of_mistakes_all_are_counted_and_a_thousand_listed()
    {
        var members = string.Join(',', Enumerable.Range(0, 5_000).Select(name => FormattableString.Invariant($"\"x{name}\":1")));
        using var response = await service.PostAsync(Validate, $$$"""{ "files": { "ruleset.json": { {{{members}}} } } }""");

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("findings").GetArrayLength(), Is.EqualTo(1_000));
        Assert.That(
            answer.GetProperty("errors").GetInt32() + answer.GetProperty("warnings").GetInt32(), Is.GreaterThanOrEqualTo(5_000));
    }

    [Test]
    public async Task Of_many_more_mistakes_no_more_are_made_than_can_be_of_use()
    {
        var rules = string.Join(',', Enumerable.Repeat("""{"z":1}""", 50_000));
        using var response = await service.PostAsync(
            Validate, $$$"""{ "files": { "x.workflow.json": { "WorkflowName": "x", "Rules": [{{{rules}}}] } } }""");

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("findings").GetArrayLength(), Is.EqualTo(1_000));
        Assert.That(answer.GetProperty("errors").GetInt32(), Is.InRange(5_000, 5_010));
        Assert.That(answer.GetProperty("usable").GetBoolean(), Is.False);
    }

    [Test]
    public async Task What_makes_a_draft_unusable_is_listed_before_a_thousand_warnings()
    {
        var unused = string.Join(',', Enumerable.Range(0, 1_100).Select(name => $$"""{ "Name": "v{{name}}", "Expression": "household.Size" }"""));
        var draft = Good.Changing("categories.workflow.json", "\"Rules\": [", $"\"GlobalParams\": [{unused}], \"Rules\": [")
            .Changing("steps.workflow.json", "household.Size > 1", "household.Size > 77");
        using var response = await service.PostAsync(Validate, Draft(draft, asText: true));

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("errors").GetInt32(), Is.EqualTo(1));
        Assert.That(answer.GetProperty("warnings").GetInt32(), Is.EqualTo(1_100));
        Assert.That(answer.GetProperty("findings")[0].GetProperty("severity").GetString(), Is.EqualTo("error"));
    }

    [Test]
    public async Task A_mistake_in_an_expression_is_placed_in_its_file()
    {
        var draft = Good.Changing("income.workflow.json", "Income.Wage /", "Incme.Wage /");
        using var response = await service.PostAsync(Validate, Draft(draft, asText: true));

        var answer = await DocumentRefusals.OkAsync(response);
        var finding = answer.GetProperty("findings").EnumerateArray()
            .First(found => found.GetProperty("severity").GetString() == "error");
        Assert.That(answer.GetProperty("usable").GetBoolean(), Is.False);
        Assert.That(finding.GetProperty("file").GetString(), Is.EqualTo("income.workflow.json"));
        Assert.That(finding.GetProperty("line").GetInt32(), Is.EqualTo(5));
        Assert.That(finding.GetProperty("fix").GetString(), Does.Contain("`household.Income`"));
    }

    [Test]
    public async Task A_draft_is_forgotten()
    {
        using var response = await service.PostAsync(Validate, Draft(Good, asText: true));
        using var list = await service.GetAsync("/v1/rulesets");

        Assert.That(await list.Content.ReadAsStringAsync(), Does.Not.Contain("2022.1"));
    }

    [Test]
    public async Task An_empty_draft_is_told_what_is_missing()
    {
        using var response = await service.PostAsync(Validate, """{ "files": {} }""");

        var answer = await DocumentRefusals.OkAsync(response);
        Assert.That(answer.GetProperty("usable").GetBoolean(), Is.False);
        Assert.That(answer.GetProperty("errors").GetInt32(), Is.EqualTo(1));
    }

    [TestCase("no-files", 422, """{ "ruleset.json": {} }""")]
    [TestCase("a-list", 422, "[]")]
    [TestCase("files-a-list", 422, """{ "files": [] }""")]
    [TestCase("bad-files", 422, """{ "files": { "../x.json": {}, "a.json": 1, "b.json": {}, "b.json": "{}" } }""")]
    [TestCase("files-twice", 422, """{ "files": 5, "files": { "ruleset.json": {} } }""")]
    [TestCase("file-twice", 422, """{ "files": { "ruleset.json": {}, "rules\u0065t.json": {} } }""")]
    [TestCase("half-a-character", 422, """{ "files": { "a.json": "\ud800" } }""")]
    [TestCase("breaks-off", 400, """{ "files": """)]
    public async Task Refused(string name, int status, string body)
    {
        using var response = await service.PostAsync(Validate, body);

        await DocumentRefusals.Match(response, status, $"draft-{name}");
    }

    [Test]
    public async Task Nine_megabytes_are_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Validate);
        request.Content = new StringContent(new string(' ', 9 * 1024 * 1024), Encoding.UTF8, "application/json");
        request.Headers.ExpectContinue = true;
        using var response = await service.Client.SendAsync(request);

        await DocumentRefusals.Match(response, 413, "draft-too-large");
    }

    private static string Draft(ARuleSet set, bool asText)
    {
        var files = set.Texts.ToDictionary(
            file => file.Key, file => asText ? (object)file.Value : JsonElement.Parse(file.Value));
        return JsonSerializer.Serialize(new { files });
    }
}
