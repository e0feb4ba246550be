using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace RiskEngine.Tests.Schemas;

/// <summary>The part of JSON Schema 2020-12 that the schemas of this repository are written in.</summary>
/// <remarks>A keyword outside that part is refused at load, so that no schema is ever half-checked.</remarks>
internal sealed class JsonSchema
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly SchemaDocuments documents;
    private readonly string file;
    private readonly JsonElement root;

    private JsonSchema(string folder, string file, string json)
    {
        this.file = file;
        documents = new SchemaDocuments(folder);
        root = documents.Add(file, json);
    }

    public static JsonSchema Load(string path) =>
        new(Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path), File.ReadAllText(path));

    /// <summary>A schema that is no file; it can refer only to its own parts.</summary>
    public static JsonSchema Parse(string json) => new("", "inline", json);

    public IReadOnlyList<SchemaFailure> Validate(string json) => Validate(JsonElement.Parse(json));

    public IReadOnlyList<SchemaFailure> Validate(JsonElement document)
    {
        var failures = new List<SchemaFailure>();
        Check(new Place(file, document, "", failures), root);
        return failures;
    }

    /// <summary>The strings of a keyword that holds one or a list of them.</summary>
    public static IEnumerable<string> Texts(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => item.GetString()!)
            : [value.GetString()!];

    private void Check(Place place, JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            place.Demand(schema.ValueKind == JsonValueKind.True, "false", "nothing is allowed here");
            return;
        }

        foreach (var keyword in schema.EnumerateObject())
        {
            CheckKeyword(place, schema, keyword.Name, keyword.Value);
        }
    }

    private void CheckKeyword(Place place, JsonElement schema, string keyword, JsonElement rule)
    {
        switch (keyword)
        {
            case "$ref":
                var (target, referenced) = documents.Follow(place.File, rule.GetString()!);
                Check(place with { File = target }, referenced);
                break;
            case "allOf":
                rule.EnumerateArray().ToList().ForEach(part => Check(place, part));
                break;
            case "anyOf" or "oneOf":
                CheckChoice(place, keyword, [.. rule.EnumerateArray().Select(part => FailuresOf(place, part))]);
                break;
            case "not":
                place.Demand(FailuresOf(place, rule).Count > 0, keyword, "matches what it must not");
                break;
            case "type":
                place.Demand(Texts(rule).Any(type => IsOf(type, place.Value)), keyword, $"is not {rule}");
                break;
            case "enum":
                var isListed = rule.EnumerateArray().Any(item => JsonElement.DeepEquals(item, place.Value));
                place.Demand(isListed, keyword, $"is none of {rule}");
                break;
            case "const":
                place.Demand(JsonElement.DeepEquals(rule, place.Value), keyword, $"is not {rule}");
                break;
            default:
                CheckByKind(place, schema, keyword, rule);
                break;
        }
    }

    private void CheckByKind(Place place, JsonElement schema, string keyword, JsonElement rule)
    {
        switch (place.Value.ValueKind)
        {
            case JsonValueKind.Object when keyword == "required":
                var missing = Texts(rule).Where(wanted => !place.Value.TryGetProperty(wanted, out _)).ToList();
                missing.ForEach(wanted => place.Demand(false, keyword, $"`{wanted}` is missing"));
                break;
            case JsonValueKind.Object:
                CheckMembers(place, schema, keyword, rule);
                break;
            case JsonValueKind.Array when keyword == "items":
                var rows = place.Value.EnumerateArray().Index().ToList();
                rows.ForEach(row => Check(place.Below($"{row.Index}", row.Item), rule));
                break;
            case JsonValueKind.Array:
                place.Demand(ArrayHolds(keyword, rule, [.. place.Value.EnumerateArray()]), keyword, $"breaks {rule}");
                break;
            case JsonValueKind.String:
                var text = place.Value.GetString()!;
                place.Demand(TextHolds(keyword, rule, text), keyword, $"`{text}` breaks {rule}");
                break;
            case JsonValueKind.Number:
                place.Demand(NumberHolds(keyword, rule, place.Value), keyword, $"{place.Value} breaks {rule}");
                break;
        }
    }

    private List<SchemaFailure> FailuresOf(Place place, JsonElement schema)
    {
        var apart = place with { Failures = [] };
        Check(apart, schema);
        return apart.Failures;
    }

    /// <summary>Where every alternative fails, the one that got furthest into the document explains it best.</summary>
    private static void CheckChoice(Place place, string keyword, List<List<SchemaFailure>> alternatives)
    {
        var matches = alternatives.Count(failures => failures.Count == 0);
        if (matches == 0)
        {
            place.Failures.AddRange(alternatives.MaxBy(failures => failures.Max(Depth))!);
        }

        place.Demand(matches < 2 || keyword == "anyOf", keyword, $"matches {matches} alternatives instead of one");

        static int Depth(SchemaFailure failure) => failure.Pointer.Count(letter => letter == '/');
    }

    private void CheckMembers(Place place, JsonElement schema, string keyword, JsonElement rule)
    {
        foreach (var member in place.Value.EnumerateObject())
        {
            IEnumerable<JsonElement> parts = keyword switch
            {
                "properties" => rule.TryGetProperty(member.Name, out var part) ? [part] : [],
                "patternProperties" => Matching(rule, member.Name),
                "additionalProperties" when !IsDeclared(schema, member.Name) => [rule],
                _ => [],
            };
            parts.ToList().ForEach(part => Check(place.Below(member.Name, member.Value), part));
        }
    }

    private bool IsDeclared(JsonElement schema, string member) =>
        (schema.TryGetProperty("properties", out var named) && named.TryGetProperty(member, out _))
        || (schema.TryGetProperty("patternProperties", out var patterned) && Matching(patterned, member).Any());

    private IEnumerable<JsonElement> Matching(JsonElement patterned, string member) =>
        from part in patterned.EnumerateObject()
        where documents.Pattern(part.Name).IsMatch(member)
        select part.Value;

    // From here on a keyword that says nothing about the kind of value at hand holds, as the specification has it.
    private static bool ArrayHolds(string keyword, JsonElement rule, JsonElement[] items) => keyword switch
    {
        "minItems" => items.Length >= rule.GetInt32(),
        "maxItems" => items.Length <= rule.GetInt32(),
        "uniqueItems" when rule.GetBoolean() =>
            items.Index().All(row => !items.Take(row.Index).Any(earlier => JsonElement.DeepEquals(earlier, row.Item))),
        _ => true,
    };

    private bool TextHolds(string keyword, JsonElement rule, string text) => keyword switch
    {
        "minLength" => text.EnumerateRunes().Count() >= rule.GetInt32(),
        "maxLength" => text.EnumerateRunes().Count() <= rule.GetInt32(),
        "pattern" => documents.Pattern(rule.GetString()!).IsMatch(text),
        "format" => DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out _),
        _ => true,
    };

    private static bool NumberHolds(string keyword, JsonElement rule, JsonElement value)
    {
        if (keyword == "multipleOf")
        {
            return IsMultiple(value.GetRawText(), rule.GetRawText());
        }

        // A number too large for a decimal is beyond every limit that a schema here can set.
        var limit = rule.ValueKind == JsonValueKind.Number ? rule.GetDecimal() : 0;
        var order = value.TryGetDecimal(out var number) ? number.CompareTo(limit) : Math.Sign(value.GetDouble());
        return keyword switch
        {
            "minimum" => order >= 0,
            "maximum" => order <= 0,
            "exclusiveMinimum" => order > 0,
            "exclusiveMaximum" => order < 0,
            _ => true,
        };
    }

    // In digits: as doubles 1234.56 is no multiple of 0.01, and a decimal drops the end of a long number.
    private static bool IsMultiple(string value, string unit)
    {
        var (digits, decimals) = Exact(value);
        var (unitDigits, unitDecimals) = Exact(unit);
        var most = Math.Max(decimals, unitDecimals);
        var divisor = unitDigits * BigInteger.Pow(10, most - unitDecimals);
        return (digits * BigInteger.Pow(10, most - decimals) % divisor).IsZero;

        static (BigInteger Digits, int Decimals) Exact(string number)
        {
            var parts = number.Split('e', 'E');
            var exponent = parts.Length == 1 ? 0 : int.Parse(parts[1], NumberStyles.AllowLeadingSign, Invariant);
            var point = parts[0].IndexOf('.', StringComparison.Ordinal);
            var decimals = point < 0 ? 0 : parts[0].Length - point - 1;
            var digits = parts[0].Replace(".", "", StringComparison.Ordinal);
            return (BigInteger.Parse(digits, Invariant), decimals - exponent);
        }
    }

    private static bool IsOf(string type, JsonElement value) => (type, value.ValueKind) switch
    {
        ("null", JsonValueKind.Null) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => IsMultiple(value.GetRawText(), "1"),
        _ => false,
    };

    /// <summary>A value of the document under a check, and where the findings go.</summary>
    private sealed record Place(string File, JsonElement Value, string Pointer, List<SchemaFailure> Failures)
    {
        public Place Below(string step, JsonElement value)
        {
            var tildes = step.Replace("~", "~0", StringComparison.Ordinal);
            var slashes = tildes.Replace("/", "~1", StringComparison.Ordinal);
            return this with { Value = value, Pointer = $"{Pointer}/{slashes}" };
        }

        public void Demand(bool holds, string keyword, string what)
        {
            if (!holds)
            {
                Failures.Add(new SchemaFailure(Pointer, keyword, what));
            }
        }
    }
}
