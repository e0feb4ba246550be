using System.Reflection;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Households;

namespace RiskEngine.Api.Documents;

/// <summary><c>GET /v1/schemas/{name}</c>: the JSON Schemas of households, assessments and the files of a rules folder.</summary>
internal static class SchemaEndpoint
{
    private const string End = ".schema.json";

    private static readonly Dictionary<string, Document> Schemas = Names().ToDictionary(name => name, Read);

    /// <summary>The names of all schemas, in their order.</summary>
    internal static string[] Known { get; } = [.. Schemas.Keys.Order(StringComparer.Ordinal)];

    internal static void MapSchemas(this IEndpointRouteBuilder routes) => routes
        .MapGet("/v1/schemas/{name}", Answer)
        .WithName("Schema")
        .WithSummary("Gives the JSON Schema of a document")
        .Described(new Call(CallTags.Operation, "The schema.")
        {
            Format = "application/schema+json",
            IsKept = true,
            Refusals = [ProblemKind.NoSuchSchema],
        });

    private static Task Answer(HttpContext http, string name)
    {
        // The schemas name each other as files, and an editor that follows them asks for those names.
        var stem = name.EndsWith(End, StringComparison.Ordinal) ? name[..^End.Length] : name;
        return Schemas.TryGetValue(stem, out var schema)
            ? schema.AnswerAsync(http)
            : Problem.Of(
                ProblemKind.NoSuchSchema, [RequestMistakes.NoSuchSchema(ShownName.Of(name), Known)]).WriteAsync(http);
    }

    private static IEnumerable<string> Names() => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.EndsWith(End, StringComparison.Ordinal))
        .Select(name => name[..^End.Length]);

    private static Document Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name + End)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new Document(bytes, "application/schema+json");
    }
}
