using System.Text.Json.Nodes;

namespace RiskEngine.Tests.Assessments;

/// <summary>Takes answers away from a household, and gives them back one by one.</summary>
internal sealed class Forgetter(int seed)
{
    // What must be there, and where absence means "not yet" or "as many as members" rather than unknown.
    private static readonly string[] Kept =
        ["householdId", "regionCode", "snapshotDate", "members", "memberId", "householdSize", "verifiedOn",
            "deliveredOn", "to", "eliminatedOn"];

    private readonly Random random = new(seed);

    /// <summary>The household without some answers, and their pointers.</summary>
    public (string Less, IReadOnlyList<string> Forgotten) Forget(string household)
    {
        var root = JsonNode.Parse(household)!.AsObject();
        List<string> forgotten = [];
        Visit(root, "", random.NextDouble() * 0.15, forgotten);
        return (root.ToJsonString(), forgotten);
    }

    /// <summary>The household with one answer back; null where the answer is there, or its place is not.</summary>
    public static string? Restored(string less, string household, string pointer)
    {
        var (root, source) = (JsonNode.Parse(less)!, JsonNode.Parse(household)!);
        JsonNode? into = root;
        JsonNode? from = source;
        var steps = pointer.Split('/').Skip(1).ToArray();
        foreach (var step in steps[..^1])
        {
            (into, from) = (Inner(into, step), Inner(from, step));
        }

        if (into is not JsonObject owner || owner.ContainsKey(steps[^1]) || Inner(from, steps[^1]) is not { } answer)
        {
            return null;
        }

        owner[steps[^1]] = answer.DeepClone();
        return root.ToJsonString();
    }

    private void Visit(JsonObject node, string pointer, double share, List<string> forgotten)
    {
        foreach (var (name, value) in node.ToArray())
        {
            var here = $"{pointer}/{name}";
            if (!Kept.Contains(name) && random.NextDouble() < share)
            {
                node.Remove(name);
                forgotten.Add(here);
            }
            else if (value is JsonObject inner)
            {
                Visit(inner, here, share, forgotten);
            }
            else if (value is JsonArray list)
            {
                for (var place = 0; place < list.Count; place++)
                {
                    if (list[place] is JsonObject element)
                    {
                        Visit(element, $"{here}/{place}", share, forgotten);
                    }
                }
            }
        }
    }

    private static JsonNode? Inner(JsonNode? node, string step) => node switch
    {
        JsonObject owner => owner[step],
        JsonArray list => list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)],
        _ => null,
    };
}
