using System.Text.Json;
using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schemas under <c>rules/schema</c> keep their own rules.</summary>
internal sealed class SchemaFilesTests
{
    private static readonly string[] Kinds =
        ["assessment", "cases", "coverage", "lock", "parameters", "ruleset", "snapshot", "workflow"];

    private static JsonElement Read(string kind) => JsonElement.Parse(File.ReadAllText(Published.PathOf(kind)));

    [Test]
    public void There_is_one_schema_per_kind_of_document()
    {
        var files = Directory.GetFiles(RepositoryRoot.At("rules", "schema")).Select(Path.GetFileName);

        Assert.That(files, Is.EquivalentTo(Kinds.Select(kind => $"{kind}.schema.json")));
    }

    [TestCaseSource(nameof(Kinds))]
    public void A_schema_uses_only_keywords_that_the_tests_check(string kind) =>
        Assert.That(() => Published.Schema(kind), Throws.Nothing);

    [TestCaseSource(nameof(Kinds))]
    public void A_schema_says_its_dialect_and_its_own_name(string kind)
    {
        var schema = Read(kind);

        var dialect = schema.GetProperty("$schema").GetString();

        Assert.That(dialect, Is.EqualTo("https://json-schema.org/draft/2020-12/schema"));
        Assert.That(schema.GetProperty("$id").GetString(), Is.EqualTo($"{kind}.schema.json"));
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_member_and_definition_is_explained(string kind)
    {
        var parts = Parts(Read(kind), "#").ToList();
        var silent = parts.Where(part => !Explains(kind, part.Schema)).Select(part => part.At);

        Assert.That(parts, Is.Not.Empty, "the test must look at something");
        Assert.That(silent, Is.Empty);
    }

    [TestCaseSource(nameof(Kinds))]
    public void Every_object_with_named_members_refuses_others(string kind)
    {
        var open = Parts(Read(kind), "#")
            .Where(part => part.Schema.TryGetProperty("properties", out _) && part.Schema.TryGetProperty("type", out _))
            .Where(part => !part.Schema.TryGetProperty("additionalProperties", out var others)
                || others.ValueKind != JsonValueKind.False)
            .Select(part => part.At);

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Every_optional_fact_of_a_snapshot_may_be_null()
    {
        var strict = Parts(Read("snapshot"), "#")
            .Where(part => part.At.Split('/') is [.., "properties", _])
            .Where(part => !JsonSchema.Texts(Resolve("snapshot", part.Schema).GetProperty("type")).Contains("null"))
            .Select(part => part.At[(part.At.LastIndexOf('/') + 1)..]);

        Assert.That(strict, Is.EqualTo(new[] { "householdId", "regionCode", "snapshotDate", "members", "memberId" }));
    }

    [Test]
    public void No_definition_is_left_over()
    {
        var texts = Kinds.ToDictionary(kind => kind, kind => File.ReadAllText(Published.PathOf(kind)));
        var leftOver =
            from kind in Kinds
            from definition in Read(kind).GetProperty("$defs").EnumerateObject()
            where !IsUsed(kind, definition.Name)
            select $"{kind} {definition.Name}";

        Assert.That(leftOver, Is.Empty);

        bool IsUsed(string kind, string name) =>
            texts[kind].Contains($"\"#/$defs/{name}\"", StringComparison.Ordinal)
            || texts.Values.Any(text => text.Contains($"{kind}.schema.json#/$defs/{name}\"", StringComparison.Ordinal));
    }

    /// <summary>The members, list items and definitions of a schema: what an editor shows help for.</summary>
    private static IEnumerable<(string At, JsonElement Schema)> Parts(JsonElement schema, string at)
    {
        string[] named = ["properties", "patternProperties", "$defs"];
        var members =
            from keyword in schema.EnumerateObject()
            where named.Contains(keyword.Name)
            from part in keyword.Value.EnumerateObject()
            select ($"{at}/{keyword.Name}/{part.Name}", part.Value);
        var all = schema.TryGetProperty("items", out var items) ? members.Append(($"{at}/items", items)) : members;
        return all.SelectMany(part => Parts(part.Item2, part.Item1).Prepend(part));
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
