using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>Describes the calls of the service in OpenAPI 3.1, from what its endpoints, schemas and refusals say.</summary>
/// <remarks>
/// Bodies are read and written as bytes, so there are no types that a generator could look at; what an endpoint reads
/// and answers stands in its <see cref="Call"/>.
/// </remarks>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The whole document in UTF-8.</summary>
    /// <param name="endpoints">The endpoints; one without a <see cref="Call"/> is no call and left out.</param>
    internal static byte[] Build(IEnumerable<Endpoint> endpoints)
    {
        var schemas = new SchemaComponents();
        Operation[] operations =
        [
            .. from endpoint in endpoints.OfType<RouteEndpoint>()
               let call = endpoint.Metadata.GetMetadata<Call>()
               where call is not null
               select new Operation(endpoint, call, schemas),
        ];
        var document = new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = Info(),
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/", ["description"] = "This service." }),
            ["tags"] = new JsonArray([.. CallTags.All.Select(tag =>
                new JsonObject { ["name"] = tag.Name, ["description"] = tag.Text })]),
            ["paths"] = Paths(operations),
        };
        document["components"] = Components(schemas, document["paths"]!.ToJsonString());
        return JsonSerializer.SerializeToUtf8Bytes(document, Readable);
    }

    private static JsonObject Info() => new()
    {
        ["title"] = "RiskEngine",
        ["version"] = CommandLine.Version,
        ["summary"] = "Explained assessments of households at risk of falling back into poverty.",
        ["description"] =
            "The service keeps nothing and reads no clock: the same household, rule set and day always give the same bytes. "
            + "The score ranks and explains; recognition stays a human decision. Money is CNY with up to 2 decimals; days are "
            + "`yyyy-MM-dd`; what is absent or null is unknown, never no and never 0. Answers are compressed with gzip or Brotli "
            + "for who accepts it, bodies may be sent with `Content-Encoding: gzip` or `br`. "
            + "What is no HTTP, or whose headers do not arrive in time, gets a bare 400, 408, 414, 431 or 505 from the server itself; "
            + "every other refusal is a `Problem`.",
        ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
    };

    private static JsonObject Paths(IEnumerable<Operation> operations)
    {
        var paths = new JsonObject();
        foreach (var path in operations.GroupBy(operation => operation.Path))
        {
            paths[path.Key] = new JsonObject(path.Select(operation =>
                KeyValuePair.Create(operation.Method, (JsonNode?)operation.ToJson())));
        }

        return paths;
    }

    // Of parameters, headers and examples only those that some call has: the others would describe nothing.
    private static JsonObject Components(SchemaComponents schemas, string paths)
    {
        var used = schemas.ToJson();
        used["Problem"]!["properties"]!["type"]!["enum"] =
            new JsonArray([.. ProblemKinds.All.Select(kind => JsonValue.Create(kind.Type))]);
        return new JsonObject
        {
            ["schemas"] = used,
            ["parameters"] = Used(CallParameters.All(), "parameters", paths),
            ["headers"] = Used(AnswerHeaders.All(), "headers", paths),
            ["examples"] = Used(ProblemResponse.Examples(), "examples", paths),
            ["securitySchemes"] = SecuritySchemes.All(),
        };
    }

    private static JsonObject Used(JsonObject all, string kind, string paths) => new(
        from part in all
        where paths.Contains($"\"#/components/{kind}/{part.Key}\"", StringComparison.Ordinal)
        select KeyValuePair.Create(part.Key, part.Value?.DeepClone()));
}
