using System.Reflection;
using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>
/// The schemas that the calls need, each under a name of its own, so that a generated client has a type for each.
/// </summary>
/// <remarks>They are those that <c>/v1/schemas</c> gives and those of <c>OpenApi/Schemas</c>; nothing is written twice.</remarks>
internal sealed class SchemaComponents
{
    private static readonly Dictionary<string, string> Roots = new(StringComparer.Ordinal)
    {
        ["snapshot.schema.json#"] = "Household",
        ["assessment.schema.json#"] = "Assessment",
    };

    private readonly Dictionary<string, JsonObject> files = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Reference, JsonNode Schema)> components = new(StringComparer.Ordinal);

    /// <summary>A schema that refers to one of the files, and to all that it needs.</summary>
    internal JsonObject Use(string reference) =>
        new() { ["$ref"] = $"#/components/schemas/{Include(reference)}" };

    /// <summary>What was used so far, by name.</summary>
    internal JsonObject ToJson() => new(components.Select(component =>
        KeyValuePair.Create(component.Key, (JsonNode?)component.Value.Schema)));

    private string Include(string reference)
    {
        var name = NameOf(reference);
        if (components.TryGetValue(name, out var known))
        {
            return known.Reference == reference
                ? name
                : throw new InvalidOperationException($"`{known.Reference}` and `{reference}` would both be called `{name}`");
        }

        var (file, pointer) = Split(reference);
        var schema = pointer.Split('/').Skip(1).Aggregate((JsonNode)File(file), (node, step) => node[step]!).DeepClone().AsObject();
        components[name] = (reference, schema);

        // The component's place in the document is its address now.
        schema.Remove("$schema");
        schema.Remove("$id");
        schema.Remove("$defs");
        Redirect(schema, file);
        return name;
    }

    private void Redirect(JsonNode? node, string file)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    Redirect(item, file);
                }

                break;
            case JsonObject members:
                foreach (var (_, value) in members.Where(member => member.Key != "examples").ToArray())
                {
                    Redirect(value, file);
                }

                if (members["$ref"] is JsonValue reference)
                {
                    var (target, pointer) = Split(reference.GetValue<string>());
                    members["$ref"] = $"#/components/schemas/{Include($"{(target.Length == 0 ? file : target)}#{pointer}")}";
                }

                break;
            default:
                break;
        }
    }

    private static string NameOf(string reference)
    {
        if (Roots.TryGetValue(reference, out var root))
        {
            return root;
        }

        var name = reference[(reference.LastIndexOf('/') + 1)..];
        return char.ToUpperInvariant(name[0]) + name[1..];
    }

    private static (string File, string Pointer) Split(string reference)
    {
        var at = reference.IndexOf('#', StringComparison.Ordinal);
        return (reference[..at], reference[(at + 1)..]);
    }

    private JsonObject File(string name)
    {
        if (!files.TryGetValue(name, out var file))
        {
            using var stream = Resource(name) ?? Resource("call." + System.IO.Path.GetFileNameWithoutExtension(name))
                ?? throw new InvalidOperationException($"there is no schema file `{name}`");
            files[name] = file = JsonNode.Parse(stream)!.AsObject();
        }

        return file;
    }

    private static Stream? Resource(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
}
