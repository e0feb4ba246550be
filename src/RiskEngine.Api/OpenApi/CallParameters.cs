using System.Text.Json.Nodes;
using RiskEngine.Api.Documents;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.OpenApi;

/// <summary>What the parameters of query, address and headers mean. Each means the same in every call that has it.</summary>
internal static class CallParameters
{
    internal const string RequestId = "X-Request-Id";
    internal const string IfNoneMatch = "If-None-Match";

    /// <summary>All of them, by name.</summary>
    internal static JsonObject All() => new()
    {
        [QueryReader.ExplainName] = Query(
            QueryReader.ExplainName,
            "How much of its reasons the answer carries: `none` leaves out the audit and every title and text, `summary` "
            + "keeps the digests and the derived values, `full` adds every rule with its clauses and every parameter. The "
            + "answer itself is the same.",
            """{ "type": "string", "enum": ["none", "summary", "full"], "default": "summary" }""",
            "summary"),
        [QueryReader.AsOfName] = Query(
            QueryReader.AsOfName,
            "The day that counts, `yyyy-MM-dd`. For assessments not before `snapshotDate`, and that of the snapshot when left out.",
            """{ "type": "string", "format": "date" }""",
            "2020-06-30"),
        [QueryReader.RuleSetName] = Query(
            QueryReader.RuleSetName,
            "A set such as `national`, or a set and version such as `national@2020.1`, for every line; the one in force for "
            + "each household when left out.",
            """{ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]{0,63}(@[0-9]{4}[.][0-9]{1,7})?$" }""",
            "national@2020.1"),
        [QueryReader.RegionName] = Query(
            QueryReader.RegionName,
            "GB/T 2260 code of the place: 2, 4, 6, 9 or 12 digits. The whole country when left out.",
            """{ "type": "string", "pattern": "^([0-9]{2}|[0-9]{4}|[0-9]{6}|[0-9]{9}|[0-9]{12})$" }""",
            "130828"),
        ["id"] = Part("id", "Name of the set.", "^[A-Za-z][A-Za-z0-9_-]{0,63}$", "national"),
        ["version"] = Part("version", "Year and number of the version.", "^[0-9]{4}[.][0-9]{1,7}$", "2020.1"),
        ["name"] = Part(
            "name",
            $"Which schema: {string.Join(", ", SchemaEndpoint.Known.Select(name => $"`{name}`"))}; `.schema.json` may follow.",
            "^[a-z]+(\\.schema\\.json)?$",
            "snapshot"),
        [RequestId] = Header(
            RequestId,
            "A name for the request that comes back in answer and problem: 1 to 128 letters, digits, dots, underscores, "
            + "hyphens and colons. The service gives it one when it is left out.",
            """{ "type": "string", "pattern": "^[A-Za-z0-9._:-]{1,128}$" }""",
            "county-17-000042"),
        [IfNoneMatch] = Header(
            IfNoneMatch,
            "The `ETag` of the page that the caller has, to get 304 as long as it is the same.",
            """{ "type": "string" }""",
            "\"9f86d081\""),
    };

    private static JsonObject Query(string name, string text, string schema, string example) =>
        Parameter(name, "query", text, JsonNode.Parse(schema)!.AsObject(), example);

    private static JsonObject Header(string name, string text, string schema, string example) =>
        Parameter(name, "header", text, JsonNode.Parse(schema)!.AsObject(), example);

    private static JsonObject Part(string name, string text, string pattern, string example)
    {
        var part = Parameter(name, "path", text, new JsonObject { ["type"] = "string", ["pattern"] = pattern }, example);
        part["required"] = true;
        return part;
    }

    private static JsonObject Parameter(string name, string place, string text, JsonObject schema, string example) => new()
    {
        ["name"] = name,
        ["in"] = place,
        ["description"] = text,
        ["schema"] = schema,
        ["example"] = example,
    };
}
