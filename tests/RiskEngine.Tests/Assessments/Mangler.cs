using System.Text.Json.Nodes;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// Makes households stranger than life: answers missing everywhere, amounts at and around nought, other codes.
/// </summary>
internal sealed class Mangler(int seed)
{
    private static readonly decimal[] Amounts = [0, 0.01m, 2_872, 3_218, 4_827, 9_308, 20_000, 999_999_999_999.99m];

    private readonly Random random = new(seed);

    /// <summary>The household with some of its answers taken away or changed; what is required stays.</summary>
    public string Mangle(string household)
    {
        var root = JsonNode.Parse(household)!.AsObject();
        Visit(root, random.NextDouble() * 0.3);
        return root.ToJsonString();
    }

    private void Visit(JsonObject node, double share)
    {
        foreach (var (name, value) in node.ToArray())
        {
            if (name is "householdId" or "regionCode" or "snapshotDate" or "memberId" or "date")
            {
                continue;
            }

            if (name != "members" && random.NextDouble() < share)
            {
                node.Remove(name);
                continue;
            }

            node[name] = value switch
            {
                JsonObject inner => Visited(inner, share),
                JsonArray list => Visited(list, share),
                JsonValue one when random.NextDouble() < share => Changed(name, one),
                _ => value?.DeepClone(),
            };
        }
    }

    private JsonObject Visited(JsonObject inner, double share)
    {
        var copy = (JsonObject)inner.DeepClone();
        Visit(copy, share);
        return copy;
    }

    private JsonArray Visited(JsonArray list, double share) =>
        [.. list.Select(item => item is JsonObject inner ? Visited(inner, share) : item?.DeepClone())];

    private JsonNode Changed(string name, JsonValue value) => name switch
    {
        "povertyHistory" => Pick("NEVER_REGISTERED", "LIFTED", "NOT_LIFTED", "RETURNED"),
        "copingCapacity" => Pick("ADEQUATE", "WEAK", "NONE"),
        "category" => Pick("UNSTABLE_LIFTED", "MARGINAL", "SUDDEN_SEVERE", "NONE", "WATCH_LIST", "INDETERMINATE"),
        "houseGrade" => Pick("A", "B", "C", "D", "NO_HOUSE"),
        "labourCapability" => Pick("SKILLED", "ORDINARY", "WEAK", "LOST", "NONE"),
        "schoolStage" => Pick("PRIMARY", "SENIOR", "BACHELOR", "NOT_IN_SCHOOL"),
        "selfCare" => Pick("FULL", "PARTIAL", "NONE"),
        "age" => random.Next(0, 100),
        "disabilityLevel" => random.Next(0, 5),
        "monthsWorked" => random.Next(0, 13),
        "householdSize" => random.Next(1, 9),
        "outageDaysPerYear" => random.Next(0, 366),
        "litresPerPersonDay" or "tripMinutes" or "longestOutageDays" => random.Next(0, 60),
        "wage" or "business" or "property" or "transfer" or "productionCost" or "previousNetIncome" or "claims"
            or "medicalOutOfPocket" or "educationOutOfPocket" or "otherRigid" or "incomeLoss" =>
                Amounts[random.Next(Amounts.Length)],
        _ when value.TryGetValue<bool>(out var yes) => !yes,
        _ => value.DeepClone(),
    };

    private JsonNode Pick(params string[] codes) => codes[random.Next(codes.Length)];
}
