using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schemas under <c>rules/schema</c> keep their own rules.</summary>
internal sealed class SchemaFilesTests
{
    private static readonly string[] Kinds = ["assessment", "cases", "parameters", "ruleset", "snapshot", "workflow"];

    private static JsonElement Read(string kind) => JsonElement.Parse(File.ReadAllText(Published.PathOf(kind)));

    [Test]
    public void There_is_one_schema_per_kind_of_document()
    {
        var files = Directory.GetFiles(RepositoryRoot.At("rules", "schema")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        Assert.That(files, Is.EqualTo(Kinds.Select(kind => $"{kind}.schema.json")));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_schema_uses_only_keywords_that_the_tests_check(string kind) =>
        Assert.That(() => Published.Schema(kind), Throws.Nothing);

    [TestCaseSource(nameof(Kinds))]
    public void A_schema_says_its_dialect_and_its_own_name(string kind)
    {
        var schema = Read(kind);

        Assert.That(schema.GetProperty("$schema").GetString(), Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
        Assert.That(schema.GetProperty("$id").GetString(), Is.EqualTo($"{kind}.schema.json"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_member_and_definition_is_explained(string kind)
    {
        var parts = Parts(kind, Read(kind), "#").ToList();
        var silent = parts.Where(part => !Explains(kind, part.Schema)).Select(part => part.At);

        Assert.That(parts, Has.Count.GreaterThan(15), "the test must look at something");
        Assert.That(silent, Is.Empty);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_object_with_named_members_refuses_others(string kind)
    {
        var open = Parts(kind, Read(kind), "#")
            .Where(part => part.Schema.TryGetProperty("properties", out _) && part.Schema.TryGetProperty("type", out _))
            .Where(part => !part.Schema.TryGetProperty("additionalProperties", out var others) || others.ValueKind != JsonValueKind.False)
            .Select(part => part.At);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Every_optional_fact_of_a_snapshot_may_be_null()
    {
        var strict = Parts("snapshot", Read("snapshot"), "#")
            .Where(part => part.At.Contains("/properties/", StringComparison.Ordinal) && !part.At.EndsWith("/items", StringComparison.Ordinal))
            .Where(part => Resolve("snapshot", part.Schema) is var target && target.TryGetProperty("type", out var types)
                && !JsonSchema.Texts(types).Contains("null"))
            .Select(part => part.At[(part.At.LastIndexOf('/') + 1)..]);

        Assert.That(strict, Is.EqualTo(new[] { "householdId", "regionCode", "snapshotDate", "members", "memberId" }));
    }

    [Test]
    public void No_definition_is_left_over()
    {
        var texts = Kinds.ToDictionary(kind => kind, kind => File.ReadAllText(Published.PathOf(kind)));
        var definitions = Kinds.SelectMany(kind => Read(kind).GetProperty("$defs").EnumerateObject().Select(part => (kind, part.Name)));

        Assert.That(definitions.Where(part => !IsUsed(part.kind, part.Name)), Is.Empty);

        bool IsUsed(string kind, string name) =>
            texts[kind].Contains($"\"#/$defs/{name}\"", StringComparison.Ordinal)
            || texts.Values.Any(text => text.Contains($"\"{kind}.schema.json#/$defs/{name}\"", StringComparison.Ordinal));
    }

    /// <summary>The members, list items and definitions of a schema: what an editor shows help for.</summary>
    private static IEnumerable<(string At, JsonElement Schema)> Parts(string kind, JsonElement schema, string at)
    {
        foreach (var keyword in schema.EnumerateObject().Where(keyword => keyword.Name is "properties" or "patternProperties" or "$defs"))
        {
            foreach (var part in keyword.Value.EnumerateObject())
            {
                yield return ($"{at}/{keyword.Name}/{part.Name}", part.Value);
                foreach (var below in Parts(kind, part.Value, $"{at}/{keyword.Name}/{part.Name}"))
                {
                    yield return below;
                }
            }
        }

        if (schema.TryGetProperty("items", out var items))
        {
            yield return ($"{at}/items", items);
            foreach (var below in Parts(kind, items, $"{at}/items"))
            {
                yield return below;
            }
        }
    }

    /// <summary>An explanation stands in the place itself, or else in the definition that it refers to.</summary>
    private static bool Explains(string kind, JsonElement schema) =>
        Resolve(kind, schema) is var target
        && (HasText(schema, "title") || HasText(target, "title"))
        && (HasText(schema, "description") || HasText(target, "description"));

    private static bool HasText(JsonElement schema, string keyword) =>
        schema.TryGetProperty(keyword, out var text) && text.GetString()!.Length > 0;

    /// <summary>What a schema refers to, here or in a sibling; itself when it refers to nothing.</summary>
    private static JsonElement Resolve(string kind, JsonElement schema)
    {
        if (!schema.TryGetProperty("$ref", out var reference))
        {
            return schema;
        }

        var (file, pointer) = reference.GetString()!.Split('#') is [var before, var after] ? (before, after) : ("", "");
        var start = Read(file.Length == 0 ? kind : file.Replace(".schema.json", "", StringComparison.Ordinal));
        return pointer.Split('/').Skip(1).Aggregate(start, (at, step) => at.GetProperty(step));
    }
}
