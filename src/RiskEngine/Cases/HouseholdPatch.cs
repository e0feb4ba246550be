using System.Text.Json.Nodes;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.Cases;

/// <summary>
/// What differs from the ordinary household: merged as in RFC 7396, except that an object of members changes members by
/// their id.
/// </summary>
/// <remarks>
/// A null is kept rather than removed. To the reader of households both mean unknown, and it can still refuse a
/// misspelt name.
/// </remarks>
internal static class HouseholdPatch
{
    private const string Members = "members";
    private const string MemberId = "memberId";

    /// <summary>
    /// The ordinary household with the changes, as JSON; the mistakes that only the patch can have are added.
    /// </summary>
    public static JsonObject Merge(FileValue ordinary, FileValue patch, List<Diagnostic> findings)
    {
        var merged = (JsonObject)ToJson(ordinary)!;
        foreach (var (key, change) in patch.Members)
        {
            if (key.Text == Members && change.Kind == FileValueKind.Object && merged[Members] is JsonArray members)
            {
                MergeMembers(members, change, findings);
            }
            else
            {
                merged[key.Text] = Merge(merged[key.Text], change);
            }
        }

        return merged;
    }

    /// <summary>
    /// The place in the patch from which an answer of the merged household comes, or the nearest one above it.
    /// </summary>
    public static FileValue Place(FileValue patch, JsonObject merged, string pointer, bool isKey)
    {
        var (place, key) = (patch, patch);
        JsonNode? node = merged;
        foreach (var step in pointer.Split('/').Skip(1).Select(Unescaped))
        {
            var name = step;
            if (node is JsonArray list && int.TryParse(step, out var index))
            {
                node = index < list.Count ? list[index] : null;
                name = place.Kind == FileValueKind.Object && node is JsonObject member
                    ? (string?)member[MemberId]
                    : step;
            }
            else
            {
                node = (node as JsonObject)?[step];
            }

            if (Inner(place, name) is not { } inner)
            {
                return place;
            }

            (key, place) = inner;
        }

        return isKey ? key : place;
    }

    private static (FileValue Key, FileValue Value)? Inner(FileValue place, string? name)
    {
        if (place.Kind == FileValueKind.List)
        {
            return int.TryParse(name, out var index) && index < place.Items.Count
                ? (place.Items[index], place.Items[index])
                : null;
        }

        return place.Members.FirstOrDefault(member => member.Name == name) is var (key, value) ? (key, value) : null;
    }

    private static void MergeMembers(JsonArray members, FileValue changes, List<Diagnostic> findings)
    {
        var ids = members.Select(member => (string)member![MemberId]!).ToList();
        foreach (var (key, change) in changes.Members)
        {
            var place = members.ToList().FindIndex(member => (string)member![MemberId]! == key.Text);
            if (place < 0)
            {
                findings.Add(key.Mark(CaseMistakes.UnknownMember(key.Text, Nearest.To(key.Text, ids))));
            }
            else if (change.Kind == FileValueKind.Nothing)
            {
                members.RemoveAt(place);
            }
            else
            {
                members[place] = Merge(members[place], change);
            }
        }
    }

    private static JsonNode? Merge(JsonNode? target, FileValue patch)
    {
        if (patch.Kind != FileValueKind.Object)
        {
            return ToJson(patch);
        }

        var merged = target is JsonObject known ? (JsonObject)known.DeepClone() : [];
        foreach (var (key, change) in patch.Members)
        {
            merged[key.Text] = Merge(merged[key.Text], change);
        }

        return merged;
    }

    private static JsonNode? ToJson(FileValue value) => value.Kind switch
    {
        FileValueKind.Object =>
            new JsonObject(value.Members.Select(member => KeyValuePair.Create(member.Name, ToJson(member.Value)))),
        FileValueKind.List => new JsonArray([.. value.Items.Select(ToJson)]),
        FileValueKind.Text => JsonValue.Create(value.Text),
        FileValueKind.Number => JsonValue.Create(value.Number),
        FileValueKind.YesNo => JsonValue.Create(value.IsYes),
        _ => null,
    };

    private static string Unescaped(string step) =>
        step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
