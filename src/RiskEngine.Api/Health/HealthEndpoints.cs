using System.Text.Json;
using RiskEngine.Api.Problems;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Health;

/// <summary>What an operator's probes ask: does the process answer, and can it assess by every published rule set?</summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", Live).WithName("Live").WithSummary("Says that the process answers");
        routes.MapGet("/health/ready", Ready).WithName("Ready").WithSummary("Says whether every published rule set can be used");
    }

    private static Task Live(HttpContext http) => WriteAsync(http, "live", null);

    private static Task Ready(HttpContext http, ServedRules rules) => rules.IsReady
        ? WriteAsync(http, "ready", rules.Usable)
        : Problem.Of(ProblemKind.NotReady, [.. rules.Broken.SelectMany(loaded => Errors(loaded, rules))], rules.Usable).WriteAsync(http);

    private static IEnumerable<SnapshotProblem> Errors(LoadedRuleSet loaded, ServedRules rules)
    {
        var findings = loaded.RuleSet is { } ruleSet ? rules.Shelf.MistakesIn(ruleSet) : loaded.Findings;
        return findings
            .Where(finding => finding.Severity == Severity.Error)
            .Take(DiagnosticText.Cap)
            .Select(finding => new SnapshotProblem("", finding.Code, finding.ToString(), finding.Fix))
            .DefaultIfEmpty(new SnapshotProblem("", "RE7051", $"the rule set in `{loaded.Folder}` cannot be used", "mend the set that it extends"));
    }

    private static async Task WriteAsync(HttpContext http, string status, IReadOnlyList<RuleSetId>? ruleSets)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", status);
        if (ruleSets is not null)
        {
            json.WriteStartArray("ruleSets");
            foreach (var id in ruleSets)
            {
                json.WriteStringValue(id.ToString());
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
