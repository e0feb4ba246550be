using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Facts;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Tests.RuleSets.Checking;

/// <summary>The ranges that conditions are judged by are those of the schema.</summary>
internal sealed class FactRangesTests
{
    private static readonly JsonNode Schema =
        JsonNode.Parse(File.ReadAllText(RepositoryRoot.At("rules", "schema", "snapshot.schema.json")))!;

    private static IEnumerable<TestCaseData> Answers() =>
        from fact in FactRanges.Known
        let sources = FactCatalogue.Sources(fact.Owner, fact.Name)
        where sources.Count == 1 && Follow(sources[0].Template) is { } answer && Bound(answer, "minimum") is not null
        select new TestCaseData(fact.Owner, fact.Name, sources[0].Template).SetArgDisplayNames($"{fact.Owner.Name}.{fact.Name}");

    [Test]
    public void There_are_ranges() => Assert.That(Answers().Count(), Is.GreaterThan(10));

    [TestCaseSource(nameof(Answers))]
    public void A_range_is_that_of_the_schema(Type owner, string name, string pointer)
    {
        var answer = Follow(pointer)!;

        Assert.That(FactRanges.Of(owner, name), Is.EqualTo((Bound(answer, "minimum"), Bound(answer, "maximum"))));
    }

    private static decimal? Bound(JsonNode answer, string key) => (decimal?)answer[key];

    private static JsonNode? Follow(string pointer)
    {
        var node = Schema;
        foreach (var step in pointer.Split('/')[1..])
        {
            node = Target(step == "*" ? node?["items"] : node?["properties"]?[step]);
        }

        return node;
    }

    private static JsonNode? Target(JsonNode? node)
    {
        var named = (string?)node?["$ref"] ?? (string?)(node?["anyOf"] as JsonArray)?[0]?["$ref"];
        return named is null ? node : Schema["$defs"]?[named.Split('/')[^1]];
    }
}
