using System.Text.Json;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Health;

/// <summary>
/// What an operator's probes ask: does the process answer, and can it assess by every published rule set?
/// </summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = new Call(CallTags.Operation, "It does.", "service.schema.json#/$defs/health");
        routes.MapGet("/health/live", Live).WithName("Live").WithSummary("Says that the process answers").Described(health);
        routes.MapGet("/health/ready", Ready).WithName("Ready")
            .WithSummary("Says whether every published rule set can be used")
            .Described(health with { AnswerText = "Every one can be used.", Refusals = [ProblemKind.NotReady] });
    }

    private static Task Live(HttpContext http) => WriteAsync(http, "live", null);

    private static Task Ready(HttpContext http, ServedRules rules) => rules.IsReady
        ? WriteAsync(http, "ready", rules.Usable)
        : NotReady(rules).WriteAsync(http);

    private static Problem NotReady(ServedRules rules) => Problem.Of(
        ProblemKind.NotReady, [.. rules.Broken.SelectMany(loaded => Errors(loaded, rules.Shelf))], rules.Usable);

    private static IEnumerable<SnapshotProblem> Errors(LoadedRuleSet loaded, RuleSetShelf shelf)
    {
        var findings = loaded.RuleSet is { } ruleSet ? shelf.MistakesIn(ruleSet) : loaded.Findings;
        return findings
            .Where(finding => finding.Severity == Severity.Error)
            .Take(DiagnosticText.Cap)
            .Select(finding => new SnapshotProblem("", finding.Code, finding.ToString(), finding.Fix))
            .DefaultIfEmpty(RequestMistakes.BrokenByParent(loaded.Folder));
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
