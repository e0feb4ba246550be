using System.Text.Json.Nodes;

namespace RiskEngine.Api.OpenApi;

/// <summary>The headers of answers.</summary>
internal static class AnswerHeaders
{
    internal const string ETag = "ETag";
    internal const string RetryAfter = "Retry-After";
    internal const string Allow = "Allow";
    internal const string WwwAuthenticate = "WWW-Authenticate";
    internal static readonly string[] Always = [CallParameters.RequestId, "Server-Timing"];
    internal static readonly string[] OfRuleSet = ["Ruleset-Id", "Ruleset-Version", "Ruleset-Digest"];
    internal static readonly string[] OfRate = ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"];

    /// <summary>All of them, by name.</summary>
    internal static JsonObject All() => new()
    {
        [CallParameters.RequestId] = Text("The name of the request: the caller's, else one that the service gave it.", "county-17-000042"),
        ["Server-Timing"] = Text("Milliseconds that the service took until the answer began.", "total;dur=0.412"),
        ["Ruleset-Id"] = Text("Name of the rule set that answered.", "national"),
        ["Ruleset-Version"] = Text("Its version.", "2020.1"),
        ["Ruleset-Digest"] = Text(
            "`sha256:` and 64 hexadecimal digits over everything in it that can change an answer or its wording.",
            "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        [ETag] = Text("Names exactly these bytes; send it as `If-None-Match` to get 304 as long as they are the same.", "\"9f86d081\""),
        ["RateLimit-Limit"] = Number("Calls that the caller may make in a window. Absent where calls are not counted.", 600),
        ["RateLimit-Remaining"] = Number("Calls left in this window.", 599),
        ["RateLimit-Reset"] = Number("Seconds until the next window.", 42),
        [RetryAfter] = Number("Seconds to wait before the next try.", 1),
        [Allow] = Text("The methods that the address answers to.", "POST"),
        [WwwAuthenticate] = Text("What to send as `Authorization`, and what was wrong with what was sent.", "Bearer"),
    };

    /// <summary>References to some of them.</summary>
    internal static JsonObject References(IEnumerable<string> names) => new(names.Select(name =>
        KeyValuePair.Create(name, (JsonNode?)new JsonObject { ["$ref"] = $"#/components/headers/{name}" })));

    private static JsonObject Text(string text, string example) => Header(text, "string", example);

    private static JsonObject Number(string text, int example)
    {
        var header = Header(text, "integer", example);
        header["schema"]!["minimum"] = 0;
        return header;
    }

    private static JsonObject Header(string text, string type, JsonNode example) => new()
    {
        ["description"] = text,
        ["schema"] = new JsonObject { ["type"] = type },
        ["example"] = example,
    };
}
