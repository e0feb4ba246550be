using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using RiskEngine.Api.Limits;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary><c>POST /v1/rulesets/validate</c>: every mistake in a draft, which is then forgotten.</summary>
internal static class ValidationEndpoint
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static void MapValidation(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/rulesets/validate", Validate)
        .WithMetadata(new RequestSizeLimitAttribute(ServiceLimits.DraftBytes))
        .WithName("ValidateRuleSet")
        .WithSummary("Finds every mistake in a draft of a rule set")
        .Described(new Call(CallTags.RuleSets, "The findings of `rules check`.", "rulesets.schema.json#/$defs/draftFindings")
        {
            Body = new CallBody("requests.schema.json#/$defs/draft", "At most 8 MiB, in UTF-8, each file at most 4 MiB."),
        });

    private static async Task Validate(HttpContext http, RuleSetShelf shelf)
    {
        if (BodyFormat.Refusal(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return;
        }

        var body = new RequestBody();
        await body.ReadAsync(http.Request, http.RequestAborted);
        var problems = new List<SnapshotProblem>();
        var isQuery = QueryValues.Read(http.Request.QueryString.Value, [], problems) is not null;
        var isJson = DraftReader.TryRead(body.Memory, problems, out var files);
        if (files is null || problems.Count > 0)
        {
            await Problem.Of(isQuery && isJson ? ProblemKind.Invalid : ProblemKind.Malformed, problems).WriteAsync(http);
            return;
        }

        var (draft, findings) = DraftFindings.Of(files, shelf.Library);
        var answer = new ArrayBufferWriter<byte>();
        Write(draft, findings, answer);
        http.Response.ContentType = BodyFormat.Json;
        http.Response.ContentLength = answer.WrittenCount;
        await http.Response.Body.WriteAsync(answer.WrittenMemory, http.RequestAborted);
    }

    private static void Write(LoadedRuleSet draft, IReadOnlyList<Diagnostic> findings, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Readable);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        json.WriteStartObject();
        json.WriteBoolean("usable", errors == 0 && draft.RuleSet is not null);
        json.WriteString("ruleSet", draft.Id?.ToString());
        json.WriteString("digest", draft.RuleSet?.Digest);
        json.WriteNumber("errors", errors);
        json.WriteNumber("warnings", findings.Count - errors);
        json.WriteStartArray("findings");
        foreach (var finding in Listed(findings))
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    // In the order of `rules check`, unless there are too many: then what makes the draft unusable comes first.
    private static IEnumerable<Diagnostic> Listed(IReadOnlyList<Diagnostic> findings) => findings.Count <= ServiceLimits.Findings
        ? findings
        : findings.OrderBy(finding => finding.Severity != Severity.Error).Take(ServiceLimits.Findings);

    private static void Write(Utf8JsonWriter json, Diagnostic finding)
    {
        json.WriteStartObject();
        json.WriteString("file", finding.File);
        json.WriteNumber("line", finding.Line);
        json.WriteNumber("column", finding.Column);
        json.WriteNumber("length", finding.Length);
        json.WriteString("severity", finding.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("code", finding.Code);
        json.WriteString("message", finding.What);
        json.WriteString("why", finding.Why);
        json.WriteString("fix", finding.Fix);
        json.WriteEndObject();
    }
}
