using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>What any call may answer because of who calls, and how often: written once, put at each.</summary>
internal static class SharedResponses
{
    private static readonly (string Status, string Name)[] OfCallersWithScopes =
        [("401", "NotRecognised"), ("403", "NotAllowed")];

    private static readonly (string Status, string Name)[] OfEverybody = [("429", "TooMany"), ("503", "Overloaded")];

    /// <summary>Adds them to every call; one that has <c>"security": []</c> needs no scope, and a probe is not counted.</summary>
    internal static void AddTo(JsonObject document)
    {
        foreach (var (path, calls) in document["paths"]!.AsObject())
        {
            if (path.StartsWith("/health/", StringComparison.Ordinal))
            {
                continue;
            }

            foreach (var (method, call) in calls!.AsObject())
            {
                var responses = call!["responses"]!.AsObject();
                Add(responses, call["security"] is JsonArray { Count: 0 } ? [] : OfCallersWithScopes);
                Add(responses, OfEverybody);
                if (method == "post")
                {
                    Add(responses, [("408", "TooSlow")]);
                }
            }
        }
    }

    private static void Add(JsonObject responses, (string Status, string Name)[] added)
    {
        foreach (var (status, name) in added)
        {
            responses.TryAdd(status, new JsonObject { ["$ref"] = $"#/components/responses/{name}" });
        }
    }
}
