using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

internal sealed class JsonSchemaTests
{
    private static IEnumerable<TestCaseData> Keywords() =>
        from cells in TestFiles.Rows("json-schema.cases.txt")
        select new TestCaseData(cells[0], cells[1], cells[2], cells[3]).SetName($"{cells[0]} refuses {cells[2]}");

    [TestCaseSource(nameof(Keywords))]
    public void A_keyword_accepts_and_refuses(string schema, string accepted, string refused, string failure)
    {
        var checker = JsonSchema.Parse(schema);
        var found = checker.Validate(refused).Select(one => $"{one.Place} {one.Keyword}");

        Assert.That(checker.Validate(accepted), Is.Empty);
        Assert.That(found, Is.EqualTo(new[] { failure }));
    }

    [TestCase("""{ "unevaluatedProperties": false }""", "inline#/unevaluatedProperties: the keyword is not known")]
    [TestCase(
        """{ "properties": { "a": { "minimun": 1 } } }""",
        "inline#/properties/a/minimun: the keyword is not known")]
    [TestCase(
        """{ "$defs": { "a": { "anyOf": [{ "if": true }] } } }""",
        "inline#/$defs/a/anyOf/0/if: the keyword is not known")]
    [TestCase("""{ "type": "text" }""", "inline#/type: is one or more of the seven types")]
    [TestCase("""{ "format": "date-time" }""", "inline#/format: only `date` is known")]
    [TestCase(
        """{ "pattern": "[0-9]+" }""",
        "inline#/pattern: is anchored at both ends, so that it names the whole text")]
    [TestCase(
        """{ "pattern": "^\\d+$" }""",
        "inline#/pattern: spells its classes out: dialects differ in `\\d` and `\\w`")]
    [TestCase("""{ "items": [true] }""", "inline#/items: a schema is an object, true or false")]
    [TestCase("""{ "minItems": -1 }""", "inline#/minItems: is a count")]
    [TestCase("""{ "multipleOf": "1" }""", "inline#/multipleOf: is a number")]
    [TestCase("""{ "uniqueItems": 1 }""", "inline#/uniqueItems: is true or false")]
    [TestCase("""{ "enum": [] }""", "inline#/enum: is a list that is not empty")]
    [TestCase("""{ "oneOf": {} }""", "inline#/oneOf: is a list of schemas")]
    [TestCase("""{ "title": 1 }""", "inline#/title: is text")]
    [TestCase("""{ "$ref": "#/$defs/gone" }""", "#/$defs/gone: leads nowhere")]
    public void A_schema_that_would_be_half_checked_is_refused_at_load(string schema, string message) =>
        Assert.That(() => JsonSchema.Parse(schema), Throws.TypeOf<FormatException>().With.Message.EqualTo(message));

    [Test]
    public void A_reference_to_a_sibling_file_is_followed_there_and_on_from_there()
    {
        var folder = Directory.CreateTempSubdirectory("json-schema");
        var outer = Path.Combine(folder.FullName, "outer.schema.json");
        File.WriteAllText(outer, """{ "properties": { "day": { "$ref": "inner.schema.json#/$defs/day" } } }""");
        File.WriteAllText(
            Path.Combine(folder.FullName, "inner.schema.json"),
            """{ "$defs": { "day": { "$ref": "#/$defs/text" }, "text": { "type": "string" } } }""");

        var failures = JsonSchema.Load(outer).Validate("""{ "day": 1 }""");
        folder.Delete(recursive: true);

        Assert.That(failures, Is.EqualTo(new[] { new SchemaFailure("/day", "type", "is not string") }));
    }

    [Test]
    public void Every_failure_of_a_document_is_reported()
    {
        var schema = JsonSchema.Parse(
            """{ "required": ["a", "b"], "properties": { "c": { "type": "null" }, "d": { "minItems": 1 } } }""");

        var failures = schema.Validate("""{ "c": 1, "d": [] }""");

        Assert.That(failures.Select(failure => failure.Pointer), Is.EqualTo(new[] { "", "", "/c", "/d" }));
    }
}
