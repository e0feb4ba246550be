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
        var parent = steps.SkipLast(1).Aggregate(root, Step);
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

    private static JsonNode Step(JsonNode node, string step) =>
        node is JsonArray list ? list[Number(step)]! : node[step]!;

    private static JsonNode? Parse(string value)
    {
        var repeated = Repeated().Match(value);
        if (!repeated.Success)
        {
            return JsonNode.Parse(value);
        }

        var item = repeated.Groups["item"].Value;
        var numbers = Enumerable.Range(1, Number(repeated.Groups["count"].Value));
        return new JsonArray([.. numbers.Select(number => item == "member" ? Member(number) : JsonNode.Parse(item))]);
    }

    // Members differ in their ids, since two that are equal would be refused for that.
    private static JsonObject Member(int number) =>
        new() { ["memberId"] = string.Create(CultureInfo.InvariantCulture, $"m{number}") };

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\((?<count>[0-9]+) × (?<item>.+)\)$")]
    private static partial Regex Repeated();
}
