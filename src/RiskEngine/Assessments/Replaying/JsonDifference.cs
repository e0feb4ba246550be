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
    /// <summary>What differs, in the order of the documents; found as it is asked for, in one pass.</summary>
    /// <param name="earlier">The first document, whoever wrote it; no object in it has a member twice.</param>
    /// <param name="now">The second.</param>
    /// <param name="pointer">Pointer of both.</param>
    internal static IEnumerable<JsonDifference> Between(JsonElement earlier, JsonElement now, string pointer = "") =>
        (earlier.ValueKind, now.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => BetweenObjects(earlier, now, pointer),
            (JsonValueKind.Array, JsonValueKind.Array) => BetweenLists(earlier, now, pointer),
            _ => AreSame(earlier, now) ? [] : [new JsonDifference(pointer, earlier, now)],
        };

    private static IEnumerable<JsonDifference> BetweenObjects(JsonElement earlier, JsonElement now, string pointer)
    {
        var left = now.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);

        foreach (var member in earlier.EnumerateObject())
        {
            JsonElement? other = left.Remove(member.Name, out var found) ? found : null;
            foreach (var difference in Between(member.Value, other, pointer + ShownName.Pointer(member.Name)))
            {
                yield return difference;
            }
        }

        foreach (var member in now.EnumerateObject().Where(member => left.ContainsKey(member.Name)))
        {
            yield return new JsonDifference(pointer + ShownName.Pointer(member.Name), null, member.Value);
        }
    }

    private static IEnumerable<JsonDifference> BetweenLists(JsonElement earlier, JsonElement now, string pointer)
    {
        using var first = earlier.EnumerateArray().GetEnumerator();
        using var second = now.EnumerateArray().GetEnumerator();
        for (var index = 0; ; index++)
        {
            JsonElement? one = first.MoveNext() ? first.Current : null;
            JsonElement? other = second.MoveNext() ? second.Current : null;
            if (one is null && other is null)
            {
                yield break;
            }

            foreach (var difference in Between(one, other, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}")))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<JsonDifference> Between(JsonElement? earlier, JsonElement? now, string pointer) =>
        earlier is { } first && now is { } second ? Between(first, second, pointer) : [new JsonDifference(pointer, earlier, now)];

    private static bool AreSame(JsonElement earlier, JsonElement now)
    {
        try
        {
            return JsonElement.DeepEquals(earlier, now);
        }
        catch (ArgumentOutOfRangeException)
        {
            // A number whose exponent nobody can count with; no assessment has one.
            return false;
        }
    }
}
