using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Cli.Samples;

namespace RiskEngine.Benchmarks.Fuzz;

/// <summary>Requests around real snapshots, each changed in one to three places of its tree and sometimes of its bytes.</summary>
internal static class WildRequests
{
    private const int Households = 500;

    // What hurts readers of JSON: numbers at the edges, texts that are no characters, depth, wrong kinds.
    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "-0", "1e400", "1e-400", "99999999999999999999999999999", "0.1234567890123456789",
        "999999999999.99", "-79228162514264337593543950335", "2147483648", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"x\"",
        "\"0001-01-01\"", "\"9999-12-31\"", "\"2020-02-30\"", "\"130828\"", "\"MARGINAL\"", "[]", "{}", "[[[[[[[[]]]]]]]]",
        "[null]", "{\"a\":{\"b\":1}}", "NaN", "1.", "'x'", "\"2020-06-01\"", "[1,2,3]", "50", "51",
    ];

    private static readonly string[] Queries =
        ["", "", "", "?explain=none", "?explain=full", "?explain=all", "?asOf=2020-06-30", "?ruleSet=national@2020.1", "?%ff", "?a&a=1&explain"];

    private static readonly string[] Formats = ["application/json", "application/x-ndjson", "text/plain", ""];
    private static readonly string?[] Encodings = [null, "gzip", "br", "zstd"];
    private static readonly byte[] Likely = [.. "{}[]\":,\\0123456789-.eEnutf \r\n"u8, 0, 0x1B, 0x80, 0xC3, 0xED, 0xEF, 0xFF];

    /// <summary>Requests by the number.</summary>
    /// <param name="seed">Where chance starts.</param>
    /// <param name="count">How many.</param>
    public static IEnumerable<WildRequest> Make(ulong seed, int count)
    {
        var requests = Requests(RealSnapshots(seed));
        const int AtOnce = 1_000;
        for (var made = 0; made < count; made += AtOnce)
        {
            var start = new Rnd(seed + (ulong)made, (seed * 2) + 1);
            foreach (var request in requests.Sample(Math.Min(AtOnce, count - made), start, 50))
            {
                yield return request;
            }
        }
    }

    private static string[] RealSnapshots(ulong seed)
    {
        using var lines = new MemoryStream();
        new SampleHouseholds(seed, null, SampleFacts.Day).Write(Households, lines);
        return Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Gen<WildRequest> Requests(string[] snapshots) =>
        from call in Gen.Choose(0, 10)
        from snapshot in Gen.Elements(snapshots)
        from other in Gen.Elements(snapshots)
        from changes in Gen.ArrayOf(Changes, 3)
        from damage in Gen.ArrayOf(Gen.Choose(0, int.MaxValue - 1), 3)
        from rarely in Gen.Choose(0, 19)
        from query in Gen.Elements(Queries)
        let household = Changed(snapshot, changes[..(1 + (changes[0].Place % 3))])
        let body = Damaged(Encoding.UTF8.GetBytes(Body(call, household, other)), rarely < 7 ? damage[..(1 + (rarely % 3))] : [])
        select new WildRequest(
            Path(call) + query,
            rarely == 19 ? Formats[damage[0] % Formats.Length] : call is 0 or 1 or 2 ? "application/x-ndjson" : "application/json",
            rarely == 18 ? Encodings[damage[0] % Encodings.Length] : null,
            body);

    private static Gen<Change> Changes =>
        from what in Gen.Choose(0, 4)
        from place in Gen.Choose(0, 10_000)
        from value in Gen.Elements(Values)
        select new Change(what, place, value);

    private static string Path(int call) => call switch
    {
        0 or 1 or 2 => "/v1/assessments/batch",
        3 => "/v1/comparisons",
        4 => "/v1/replays",
        10 => "/v1/rulesets/validate",
        _ => "/v1/assessments",
    };

    private static string Body(int call, string household, string other) => call switch
    {
        0 or 1 or 2 => $"{other}\n{household}\r\n\n{other}",
        3 => $$"""{ "household": {{household}}, "before": { "asOf": "2020-06-30" }, "after": { "ruleSet": "national@2021.1" } }""",
        4 => $$"""{ "household": {{other}}, "assessment": { "asOf": "2020-06-30", "ruleSet": {{household}} } }""",
        10 => $$"""{ "files": { "ruleset.json": {{household}}, "income.workflow.json": {{other}} } }""",
        5 => $$"""{ "asOf": "2020-06-30", "household": {{household}} }""",
        6 => $$"""{ "household": {{household}}, "ruleSet": "national@2020.1" }""",
        _ => $$"""{ "household": {{household}} }""",
    };

    // In the text and not in the tree at the end: a tree could not hold NaN, nor one name twice.
    private static string Changed(string snapshot, Change[] changes)
    {
        var root = JsonNode.Parse(snapshot)!;
        var marks = new List<(string Mark, string Text)>();
        foreach (var change in changes)
        {
            var nodes = Nodes(root).ToArray();
            var parent = nodes[change.Place % nodes.Length];
            var name = parent.Select(member => member.Key).ElementAtOrDefault(change.Place % Math.Max(parent.Count, 1)) ?? "none";
            var mark = $"~{marks.Count}~";
            switch (change.What)
            {
                case 0:
                    parent.Remove(name);
                    break;
                case 1:
                    parent[name + "x"] = mark;
                    marks.Add(($"\"{mark}\"", change.Value));
                    break;
                case 2:
                    parent[mark] = 0;
                    marks.Add(($"\"{mark}\":0", $"\"{name}\":{change.Value}"));
                    break;
                default:
                    parent[name] = mark;
                    marks.Add(($"\"{mark}\"", change.Value));
                    break;
            }
        }

        return marks.Aggregate(
            root.ToJsonString(), (text, mark) => text.Replace(mark.Mark, mark.Text, StringComparison.Ordinal));
    }

    private static IEnumerable<JsonObject> Nodes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Nodes(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Nodes),
        _ => [],
    };

    private static byte[] Damaged(byte[] body, int[] damage)
    {
        foreach (var place in damage)
        {
            if (place % 11 == 0)
            {
                return body[..(place % body.Length)];
            }

            body[place % body.Length] = Likely[place / 7 % Likely.Length];
        }

        return body;
    }

    private sealed record Change(int What, int Place, string Value);
}
