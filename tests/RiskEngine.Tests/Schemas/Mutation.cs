using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace RiskEngine.Tests.Schemas;

/// <summary>One change of a JSON document: what a row of an agreement table does.</summary>
internal static partial class Mutation
{
    /// <summary>The document with one place changed; the value is JSON, <c>(absent)</c> or <c>(n × item)</c>.</summary>
    public static string Of(string document, string pointer, string value)
    {
        if (pointer == "(root)")
        {
            return value;
        }

        var root = JsonNode.Parse(document)!;
        var steps = pointer.Split('/').Skip(1).ToList();
        var parent = steps.SkipLast(1).Aggregate(root, (node, step) => node is JsonArray list ? list[Number(step)]! : node[step]!);
        switch (parent)
        {
            case JsonArray list:
                list[Number(steps[^1])] = Parse(value);
                break;
            case JsonObject members when value == "(absent)":
                members.Remove(steps[^1]);
                break;
            case JsonObject members:
                members[steps[^1]] = Parse(value);
                break;
        }

        return root.ToJsonString();
    }

    // Of members the list numbers the ids, since two that are equal would be refused for that.
    private static JsonNode? Parse(string value) => Repeated().Match(value) is { Success: true } repeated
        ? new JsonArray([.. Enumerable.Range(1, Number(repeated.Groups["count"].Value)).Select(n => Item(repeated.Groups["item"].Value, n))])
        : JsonNode.Parse(value);

    private static JsonNode? Item(string item, int number) =>
        JsonNode.Parse(item == "member" ? string.Create(CultureInfo.InvariantCulture, $$"""{ "memberId": "m{{number}}" }""") : item);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\((?<count>[0-9]+) × (?<item>.+)\)$")]
    private static partial Regex Repeated();
}
