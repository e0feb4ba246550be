using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Schemas;

namespace RiskEngine.Tests.Api;

internal sealed class OpenApiTests
{
    private RunningService service = null!;
    private JsonElement document;

    [OneTimeSetUp]
    public async Task Start()
    {
        service = await RunningService.StartAsync();
        var address = new Uri("/openapi/v1.json", UriKind.Relative);
        document = JsonElement.Parse(await service.Client.GetStringAsync(address));
    }

    [OneTimeTearDown]
    public async Task Stop() => await service.DisposeAsync();

    [Test]
    public void It_describes_every_route_and_no_other()
    {
        var routes = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null);
        var described =
            from path in document.GetProperty("paths").EnumerateObject()
            from call in path.Value.EnumerateObject()
            select $"{call.Name} {path.Name} {call.Value.GetProperty("operationId")}";

        Assert.That(described, Is.EquivalentTo(routes.Select(Described)));
    }

    [Test]
    public void Every_reference_leads_somewhere()
    {
        var references = References(document).ToArray();

        Assert.That(references, Has.Length.GreaterThan(50));
        Assert.That(references.Where(reference => !LeadsSomewhere(reference)), Is.Empty);
    }

    [Test]
    public void It_describes_query_headers_and_every_status()
    {
        var (responses, ok) = (At("responses"), At("responses", "200", "headers"));
        var levels = document.GetProperty("components").GetProperty("parameters").GetProperty("explain");

        Assert.That(Names(responses), Is.EqualTo(new[]
        {
            "200", "400", "401", "403", "404", "405", "408", "413", "415", "422", "429", "500", "503",
        }));
        Assert.That(Names(ok), Is.EqualTo(new[]
        {
            "Ruleset-Id", "Ruleset-Version", "Ruleset-Digest", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
            "X-Request-Id", "Server-Timing",
        }));
        Assert.That(Names(At("responses", "429", "headers")), Does.Contain("Retry-After"));
        Assert.That(Names(At("responses", "401", "headers")), Does.Contain("WWW-Authenticate"));
        Assert.That(
            At("security").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal),
            Is.EqualTo("""[{"ApiKey":["assess"]},{"Token":["assess"]},{}]"""));
        Assert.That(
            levels.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(level => level.GetString()),
            Is.EqualTo(new[] { "none", "summary", "full" }));
    }

    [TestCase("hardlyKnown")]
    [TestCase("ordinary")]
    public async Task Its_examples_are_requests_that_are_answered_as_described(string name)
    {
        var example = At("requestBody", "content", "application/json", "examples", name, "value");
        using var response = await service.AssessAsync(example.GetRawText());

        Assert.That(DescribedSchema.Named(document, "AssessmentRequest").Validate(example), Is.Empty);
        Assert.That(DescribedSchema.Named(document, "Assessment").Validate(await response.Content.ReadAsStringAsync()), Is.Empty);
    }

    [Test]
    public void Every_member_says_what_it_means_with_an_example_that_it_allows()
    {
        var members = Members().ToArray();

        Assert.That(members, Has.Length.GreaterThan(200));
        Assert.That(members.Where(member => !IsExplained(member.Schema)).Select(member => member.Name), Is.Empty);
        Assert.That(members.Where(member => !HasExample(member.Schema)).Select(member => member.Name), Is.Empty);
    }

    [Test]
    public void Every_number_has_a_range_but_those_in_the_unit_of_something_else()
    {
        string[] kinds = ["integer", "number"];
        var boundless =
            from member in Members()
            let target = Target(member.Schema)
            where target.TryGetProperty("type", out var type) && JsonSchema.Texts(type).Intersect(kinds).Any()
            where !target.TryGetProperty("minimum", out _) && !target.TryGetProperty("exclusiveMinimum", out _)
            select member.Name;

        Assert.That(boundless.Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "Amount.value", "ChangedAmount.after", "ChangedAmount.before", "ChangedValue.after", "ChangedValue.before",
            "Clause.left", "Clause.right", "Derived.value", "Flag.margin", "Parameter.value", "ParameterEntry.value",
            "ParameterOfSide.value", "ResolvedParameter.value",
        }));
    }

    [Test]
    public void Its_problems_are_those_that_are_answered()
    {
        var folder = RepositoryRoot.At("tests", "RiskEngine.Tests", "Api");
        var approved = Directory.EnumerateFiles(folder, "*.verified.json", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("\"/problems/", StringComparison.Ordinal)).ToArray();

        Assert.That(approved, Is.Not.Empty);
        Assert.That(approved.SelectMany(file => DescribedSchema.Named(document, "Problem").Validate(File.ReadAllText(file))), Is.Empty);
    }

    [TestCase("no-such-rule-set", null)]
    [TestCase("no-rule-set", """, "ruleSet": "national@2020.2" }""")]
    public async Task An_example_of_a_refusal_is_what_is_answered(string name, string? rest)
    {
        await using var nation = await RunningService.StartAsync(RuleSetLibrary.Of(ARuleSet.National.Files));
        using var response = rest is null
            ? await nation.GetAsync("/v1/rulesets/national/versions/2020.2", ("X-Request-Id", "county-17-000042"))
            : await nation.AssessAsync($$"""{ "household": {{AHousehold.Json}}{{rest}}""");
        var example = document.GetProperty("components").GetProperty("examples").GetProperty(name).GetProperty("value");
        var answered = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        answered["requestId"] = "county-17-000042";

        Assert.That(answered.ToJsonString(), Is.EqualTo(JsonNode.Parse(example.GetRawText())!.ToJsonString()));
    }

    [Test]
    public void It_and_the_README_name_every_schema_that_is_served()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.At("rules", "schema"), "*.schema.json")
            .Select(file => $"`{Path.GetFileName(file).Split('.')[0]}`").ToArray();
        var parameter = document.GetProperty("components").GetProperty("parameters").GetProperty("name").GetProperty("description");
        var readme = File.ReadLines(RepositoryRoot.At("src", "RiskEngine.Api", "README.md"))
            .Single(line => line.StartsWith("| `GET /v1/schemas/{name}` |", StringComparison.Ordinal));

        Assert.That(files, Has.Length.GreaterThan(5));
        Assert.That(Quoted($"{parameter}".Split(';')[0]), Is.EquivalentTo(files));
        Assert.That(Quoted(readme.Split('|')[2]), Is.EquivalentTo(files));
    }

    private static IEnumerable<string> Quoted(string text) => Regex.Matches(text, "`[a-z]+`").Select(match => match.Value);

    private bool IsExplained(JsonElement schema) =>
        schema.TryGetProperty("description", out _) || Target(schema).TryGetProperty("description", out _);

    // What stands for itself is a value, or a list of values; objects are shown by what is in them.
    private bool HasExample(JsonElement schema)
    {
        var target = Target(schema);
        var isObject = target.TryGetProperty("properties", out _) || target.TryGetProperty("oneOf", out _)
            || (target.TryGetProperty("items", out var items) && !IsValue(Target(items)));
        return isObject || (schema.TryGetProperty("examples", out var examples)
            && examples.EnumerateArray().All(example => DescribedSchema.In(document, schema.GetRawText()).Validate(example).Count == 0));
    }

    private static bool IsValue(JsonElement schema) =>
        schema.TryGetProperty("type", out var type) && !JsonSchema.Texts(type).Contains("object");

    private IEnumerable<(string Name, JsonElement Schema)> Members() =>
        from component in document.GetProperty("components").GetProperty("schemas").EnumerateObject()
        from member in MembersOf(component.Name, component.Value)
        select member;

    private static IEnumerable<(string Name, JsonElement Schema)> MembersOf(string name, JsonElement schema) =>
        !schema.TryGetProperty("properties", out var properties)
            ? []
            : properties.EnumerateObject().SelectMany(member =>
                MembersOf(char.ToUpperInvariant(member.Name[0]) + member.Name[1..], member.Value)
                    .Prepend(($"{name}.{member.Name}", member.Value)));

    private JsonElement Target(JsonElement schema) => !schema.TryGetProperty("$ref", out var reference)
        ? schema
        : Target(reference.GetString()!.Split('/').Skip(1).Aggregate(document, (node, step) => node.GetProperty(step)));

    private static string Described(RouteEndpoint route)
    {
        var method = route.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Single();
        var name = route.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;
        return $"{method.ToLowerInvariant()} {route.RoutePattern.RawText} {name}";
    }

    private static IEnumerable<string> Names(JsonElement members) =>
        members.EnumerateObject().Select(member => member.Name);

    /// <summary>A part of what is said of the call to assess.</summary>
    private JsonElement At(params string[] steps)
    {
        var call = document.GetProperty("paths").GetProperty("/v1/assessments").GetProperty("post");
        return steps.Aggregate(call, (node, step) => node.GetProperty(step));
    }

    private static IEnumerable<string> References(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Object => node.EnumerateObject().SelectMany(member =>
            member.Name == "$ref" ? [$"{member.Value}"] : References(member.Value)),
        JsonValueKind.Array => node.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private bool LeadsSomewhere(string reference)
    {
        var node = document;
        return reference.StartsWith("#/", StringComparison.Ordinal) && reference.Split('/').Skip(1)
            .All(step => node.ValueKind == JsonValueKind.Object && node.TryGetProperty(step, out node));
    }
}
