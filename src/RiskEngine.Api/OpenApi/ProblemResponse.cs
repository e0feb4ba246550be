using System.Text.Json.Nodes;
using RiskEngine.Api.Problems;

namespace RiskEngine.Api.OpenApi;

/// <summary>A refusal with one status, of one kind or more.</summary>
internal static class ProblemResponse
{
    private const string Schema = "service.schema.json#/$defs/problem";

    internal static JsonObject Of(
        IReadOnlyList<ProblemKind> kinds, IEnumerable<string> headers, SchemaComponents schemas) => new()
    {
        ["description"] = string.Join("; ", kinds.Select(kind => $"{kind.Title} (`{kind.Type}`)")) + ".",
        ["headers"] = AnswerHeaders.References(headers.Concat(HeadersOf(kinds[0]))),
        ["content"] = new JsonObject
        {
            ["application/problem+json"] = new JsonObject
            {
                ["schema"] = schemas.Use(Schema),
                ["examples"] = new JsonObject(kinds.Select(kind => KeyValuePair.Create(
                    ProblemKinds.NameOf(kind),
                    (JsonNode?)new JsonObject { ["$ref"] = $"#/components/examples/{ProblemKinds.NameOf(kind)}" }))),
            },
        },
    };

    /// <summary>An example of every kind, by name.</summary>
    internal static JsonObject Examples() => new(ProblemKinds.All.Select(kind => KeyValuePair.Create(
        ProblemKinds.NameOf(kind),
        (JsonNode?)new JsonObject { ["summary"] = kind.Title, ["value"] = ProblemExamples.Of(kind) })));

    private static string[] HeadersOf(ProblemKind kind) => kind.Status switch
    {
        401 or 403 => [AnswerHeaders.WwwAuthenticate],
        405 => [AnswerHeaders.Allow],
        429 => [AnswerHeaders.RetryAfter],
        503 when kind == ProblemKind.Overloaded => [AnswerHeaders.RetryAfter],
        _ => [],
    };
}
