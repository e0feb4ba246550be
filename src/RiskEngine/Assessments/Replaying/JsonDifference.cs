using System.Globalization;
using System.Text.Json;
using RiskEngine.Households;

namespace RiskEngine.Assessments.Replaying;

/// <summary>A value that differs between two JSON documents. Layout, order of members and spelling of numbers do not.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) of the value.</param>
/// <param name="Earlier">The value in the first; null where it is not there.</param>
/// <param name="Now">The value in the second; null where it is not there.</param>
public sealed record JsonDifference(string Pointer, JsonElement? Earlier, JsonElement? Now)
{
    internal static IEnumerable<JsonDifference> Between(JsonElement earlier, JsonElement now, string pointer = "")
    {
        if (earlier.ValueKind != now.ValueKind)
        {
            return [new JsonDifference(pointer, earlier, now)];
        }

        return earlier.ValueKind switch
        {
            JsonValueKind.Object => BetweenObjects(earlier, now, pointer),
            JsonValueKind.Array => BetweenLists(earlier, now, pointer),
            _ => JsonElement.DeepEquals(earlier, now) ? [] : [new JsonDifference(pointer, earlier, now)],
        };
    }

    private static IEnumerable<JsonDifference> BetweenObjects(JsonElement earlier, JsonElement now, string pointer) =>
        earlier.EnumerateObject().Concat(now.EnumerateObject()).Select(member => member.Name).Distinct().SelectMany(name =>
            Between(Member(earlier, name), Member(now, name), pointer + ShownName.Pointer(name)));

    private static IEnumerable<JsonDifference> BetweenLists(JsonElement earlier, JsonElement now, string pointer)
    {
        var (first, second) = (earlier.GetArrayLength(), now.GetArrayLength());
        return Enumerable.Range(0, Math.Max(first, second)).SelectMany(index => Between(
            index < first ? earlier[index] : null,
            index < second ? now[index] : null,
            string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")));
    }

    private static IEnumerable<JsonDifference> Between(JsonElement? earlier, JsonElement? now, string pointer) =>
        earlier is { } first && now is { } second ? Between(first, second, pointer) : [new JsonDifference(pointer, earlier, now)];

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) ? value : null;
}
