using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>
/// Puts the schemas of the repository into the description of the calls, so that each is written once.
/// </summary>
/// <remarks>
/// The description is kept by hand, because the bodies are read and written as bytes: there are no types that a
/// generator could look at.
/// </remarks>
internal static class OpenApiDocument
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly Dictionary<string, string> Components = new(StringComparer.Ordinal)
    {
        ["snapshot.schema.json"] = "Household",
        ["assessment.schema.json"] = "Assessment",
        ["ruleset.schema.json"] = "RuleSetParts",
    };

    /// <summary>The whole document in UTF-8.</summary>
    internal static byte[] Build()
    {
        var document = Resource("openapi.json");
        SharedResponses.AddTo(document);
        document["info"]!["version"] = typeof(OpenApiDocument).Assembly.GetName().Version!.ToString(3);
        var schemas = document["components"]!["schemas"]!.AsObject();
        foreach (var (file, component) in Components)
        {
            schemas[component] = Schema(file, component);
        }

        // An assessment borrows words such as `bilingual` from the rule-set files, which are no part of a call.
        schemas["RuleSetParts"] = new JsonObject { ["$defs"] = schemas["RuleSetParts"]!["$defs"]!.DeepClone() };

        return JsonSerializer.SerializeToUtf8Bytes(document, Readable);
    }

    private static JsonObject Schema(string file, string component)
    {
        var schema = Resource(file);
        Redirect(schema, component);

        // The component's place in the document is its address now.
        schema.Remove("$schema");
        schema.Remove("$id");
        return schema;
    }

    private static void Redirect(JsonNode? node, string component)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Redirect(item, component);
                }

                break;
            case JsonObject members:
                foreach (var (_, value) in members.ToArray())
                {
                    Redirect(value, component);
                }

                if (members["$ref"] is JsonValue reference)
                {
                    members["$ref"] = Target(reference.GetValue<string>(), component);
                }

                break;
            default:
                break;
        }
    }

    private static string Target(string reference, string component)
    {
        var parts = reference.Split('#');
        return $"#/components/schemas/{(parts[0].Length == 0 ? component : Components[parts[0]])}{parts[1]}";
    }

    private static JsonObject Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
