using System.Text.Encodings.Web;
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
    // Messages have back quotes, which the default encoder would turn into six characters each.
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    internal static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = new Call(CallTags.Operation, "It does.", "service.schema.json#/$defs/health");
        routes.MapGet("/health/live", Live).WithName("Live").WithSummary("Says that the process answers").Described(health);
        routes.MapGet("/health/ready", Ready).WithName("Ready")
            .WithSummary("Says whether every published rule set can be used")
            .Described(health with
            {
                AnswerText = "Every one that is served can be used; `degraded` when a change of them was refused.",
                Refusals = [ProblemKind.NotReady],
            });
    }

    private static Task Live(HttpContext http) => WriteAsync(http, "live", null, []);

    private static Task Ready(HttpContext http, ServedRules rules) => rules switch
    {
        { IsReady: false } => NotReady(rules).WriteAsync(http),
        { Refused.Count: > 0 } => WriteAsync(http, "degraded", rules.Usable, rules.Refused),
        _ => WriteAsync(http, "ready", rules.Usable, []),
    };

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

    private static async Task WriteAsync(
        HttpContext http, string status, IReadOnlyList<RuleSetId>? ruleSets, IReadOnlyList<Diagnostic> refused)
    {
        http.Response.ContentType = "application/json";
        http.Response.Headers.CacheControl = "no-store";
        await using var json = new Utf8JsonWriter(http.Response.BodyWriter, Readable);
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

        if (refused.Count > 0)
        {
            WriteRefused(json, refused);
        }

        json.WriteEndObject();
    }

    // 200 all the same: whoever asks is answered by the last good sets, and no other instance would do better.
    private static void WriteRefused(Utf8JsonWriter json, IReadOnlyList<Diagnostic> refused)
    {
        json.WriteNumber("mistakes", refused.Count);
        json.WriteStartArray("errors");
        foreach (var mistake in refused.Take(DiagnosticText.Cap))
        {
            json.WriteStartObject();
            json.WriteString("file", mistake.File);
            json.WriteNumber("line", mistake.Line);
            json.WriteNumber("column", mistake.Column);
            json.WriteString("code", mistake.Code);
            json.WriteString("message", mistake.What);
            json.WriteString("suggestion", mistake.Fix);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
