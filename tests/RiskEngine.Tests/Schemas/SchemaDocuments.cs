using System.Text.Json;
using System.Text.RegularExpressions;

namespace RiskEngine.Tests.Schemas;

/// <summary>A schema file and the siblings that it refers to, read once, with every keyword in them known.</summary>
internal sealed partial class SchemaDocuments(string folder)
{
    private static readonly string[] Types = ["null", "boolean", "object", "array", "number", "integer", "string"];
    private readonly Dictionary<string, JsonElement> documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Regex> patterns = new(StringComparer.Ordinal);

    public Regex Pattern(string text) => patterns[text];

    /// <exception cref="FormatException">A keyword is unknown, or its value has the wrong shape.</exception>
    public JsonElement Add(string file, string json)
    {
        var root = JsonElement.Parse(json);
        documents.Add(file, root);
        Know(file, root, $"{file}#");
        return root;
    }

    /// <summary>The schema that a reference names, in this file or in one beside it.</summary>
    public (string File, JsonElement Schema) Follow(string file, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (target, pointer) = hash < 0 ? (reference, "") : (reference[..hash], reference[(hash + 1)..]);
        target = target.Length == 0 ? file : target;
        if (!documents.TryGetValue(target, out var schema))
        {
            schema = Add(target, File.ReadAllText(Path.Combine(folder, target)));
        }

        foreach (var step in pointer.Split('/').Skip(1))
        {
            var leadsOn = schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(step, out schema);
            Demand(leadsOn, reference, "leads nowhere");
        }

        return (target, schema);
    }

    private void Know(string file, JsonElement schema, string at)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return;
        }

        Demand(schema.ValueKind == JsonValueKind.Object, at, "a schema is an object, true or false");
        foreach (var keyword in schema.EnumerateObject())
        {
            KnowKeyword(file, keyword.Name, keyword.Value, $"{at}/{keyword.Name}");
        }
    }

    private void KnowKeyword(string file, string keyword, JsonElement value, string at)
    {
        switch (keyword)
        {
            case "const":
                break;
            case "$schema" or "$id" or "$comment" or "title" or "description":
                Demand(value.ValueKind == JsonValueKind.String, at, "is text");
                break;
            case "examples" or "enum" or "required":
                Demand(IsFilledList(value), at, "is a list that is not empty");
                break;
            case "type":
                Demand(JsonSchema.Texts(value).All(Types.Contains), at, "is one or more of the seven types");
                break;
            case "format":
                Demand(JsonSchema.Texts(value).All(format => format == "date"), at, "only `date` is known");
                break;
            case "uniqueItems":
                Demand(value.ValueKind is JsonValueKind.True or JsonValueKind.False, at, "is true or false");
                break;
            case "minItems" or "maxItems" or "minLength" or "maxLength":
                Demand(value.ValueKind == JsonValueKind.Number && value.TryGetUInt16(out _), at, "is a count");
                break;
            case "minimum" or "maximum" or "exclusiveMinimum" or "exclusiveMaximum" or "multipleOf":
                Demand(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out _), at, "is a number");
                break;
            case "pattern":
                Compile(value.GetString()!, at);
                break;
            case "properties" or "patternProperties" or "$defs":
                KnowNamed(file, value, at, patterned: keyword == "patternProperties");
                break;
            case "additionalProperties" or "items" or "not":
                Know(file, value, at);
                break;
            case "oneOf" or "anyOf" or "allOf":
                Demand(IsFilledList(value), at, "is a list of schemas");
                value.EnumerateArray().Index().ToList().ForEach(row => Know(file, row.Item, $"{at}/{row.Index}"));
                break;
            case "$ref":
                Follow(file, value.GetString()!);
                break;
            default:
                throw new FormatException($"{at}: the keyword is not known");
        }
    }

    private void KnowNamed(string file, JsonElement named, string at, bool patterned)
    {
        Demand(named.ValueKind == JsonValueKind.Object, at, "is an object of schemas");
        foreach (var member in named.EnumerateObject())
        {
            Know(file, member.Value, $"{at}/{member.Name}");
            if (patterned)
            {
                Compile(member.Name, at);
            }
        }
    }

    /// <summary>A pattern means the same in .NET and in ECMAScript while it keeps to what both read alike.</summary>
    private void Compile(string pattern, string at)
    {
        Demand(pattern is ['^', .., '$'], at, "is anchored at both ends, so that it names the whole text");
        Demand(!ClassEscape().IsMatch(pattern), at, "spells its classes out: dialects differ in `\\d` and `\\w`");

        // A `$` of .NET also stands before a last line feed, that of ECMAScript does not.
        patterns.TryAdd(pattern, new Regex($"^(?:{pattern[1..^1]})\\z", RegexOptions.CultureInvariant));
    }

    private static bool IsFilledList(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;

    [GeneratedRegex(@"\\(?!u[0-9a-f]{4})")]
    private static partial Regex ClassEscape();

    private static void Demand(bool holds, string at, string rule)
    {
        if (!holds)
        {
            throw new FormatException($"{at}: {rule}");
        }
    }
}
