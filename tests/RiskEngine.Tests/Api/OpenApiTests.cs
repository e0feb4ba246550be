using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
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
        var routes = service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();
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

        Assert.That(Names(responses).Order(), Is.EqualTo(new[] { "200", "400", "401", "403", "404", "405", "408", "413", "415", "422", "429", "500", "503" }));
        Assert.That(Names(ok), Is.EqualTo(new[] { "Ruleset-Id", "Ruleset-Version", "Ruleset-Digest" }));
        Assert.That(
            levels.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(level => level.GetString()),
            Is.EqualTo(new[] { "none", "summary", "full" }));
    }

    [Test]
    public async Task Its_example_is_a_request_that_is_answered_as_described()
    {
        var example = At("requestBody", "content", "application/json", "examples", "hardlyKnown", "value");
        using var response = await service.AssessAsync(example.GetRawText());

        Assert.That(Schema("AssessmentRequest").Validate(example), Is.Empty);
        Assert.That(Schema("Assessment").Validate(await response.Content.ReadAsStringAsync()), Is.Empty);
    }

    [Test]
    public void Its_problems_are_those_that_are_answered()
    {
        var folder = RepositoryRoot.At("tests", "RiskEngine.Tests", "Api");
        var approved = Directory.EnumerateFiles(folder, "*.verified.json", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file).Contains("\"/problems/", StringComparison.Ordinal)).ToArray();

        Assert.That(approved, Is.Not.Empty);
        Assert.That(approved.SelectMany(file => Schema("Problem").Validate(File.ReadAllText(file))), Is.Empty);
    }

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

    /// <summary>A schema of the document as one that stands alone.</summary>
    private JsonSchema Schema(string component)
    {
        var all = document.GetProperty("components").GetProperty("schemas").GetRawText();
        var text = $$"""{ "$ref": "#/$defs/{{component}}", "$defs": {{all}} }""";
        return JsonSchema.Parse(text.Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal));
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
