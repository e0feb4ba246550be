using System.Reflection;
using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>Bodies to begin with. Each is answered with 200 by the rules of the repository.</summary>
internal static class BodyExamples
{
    internal const string Assessment = "assessment";
    internal const string Comparison = "comparison";
    internal const string Lines = "lines";

    private const string Day = "2020-06-30";

    private const string HardlyKnown = """
        {
          "householdId": "h-000123", "regionCode": "130828", "snapshotDate": "2020-06-30",
          "members": [{ "memberId": "m1" }]
        }
        """;

    internal static JsonObject Of(string name) => name switch
    {
        Assessment => Examples(household => new JsonObject { ["asOf"] = Day, ["household"] = household }),
        Comparison => Examples(household => new JsonObject
        {
            ["before"] = new JsonObject { ["asOf"] = Day },
            ["after"] = new JsonObject { ["asOf"] = "2021-03-01" },
            ["household"] = household,
        }),
        _ => Examples(household => JsonValue.Create(household.ToJsonString() + "\n")),
    };

    private static JsonObject Examples(Func<JsonNode, JsonNode> body) => new()
    {
        ["ordinary"] = Example("An ordinary household, fully known", body(Ordinary())),
        ["hardlyKnown"] = Example("The least that is accepted", body(JsonNode.Parse(HardlyKnown)!)),
    };

    private static JsonObject Example(string summary, JsonNode value) => new() { ["summary"] = summary, ["value"] = value };

    private static JsonNode Ordinary()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("call.ordinary")!;
        return JsonNode.Parse(stream)!;
    }
}
