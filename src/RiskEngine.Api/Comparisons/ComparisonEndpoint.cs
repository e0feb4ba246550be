using System.Buffers;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments.Comparing;
using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Api.Comparisons;

/// <summary><c>POST /v1/comparisons</c>: one household by two rule sets or on two days.</summary>
internal static class ComparisonEndpoint
{
    internal static void MapComparisons(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/comparisons", Compare)
        .WithName("CompareAssessments")
        .WithSummary("Assesses one household by two rule sets or on two days, and says what changes and why")
        .Described(new Call(
            CallTags.Assessments,
            "What changes, and why. The headers name the rule set of `after`.",
            "comparison.schema.json#/$defs/comparison")
        {
            Query = [QueryReader.ExplainName],
            Body = new CallBody("requests.schema.json#/$defs/comparisonRequest", "At most 2 MiB, in UTF-8.")
            {
                Example = BodyExamples.Comparison,
            },
            NamesRuleSet = true,
            Refusals = [ProblemKind.NoRuleSet],
        });

    private static async Task Compare(HttpContext http, RuleSetShelf shelf, ServiceMeter meter)
    {
        if (BodyFormat.Refusal(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return;
        }

        var body = new RequestBody();
        await body.ReadAsync(http.Request, http.RequestAborted);
        var answer = new ArrayBufferWriter<byte>();
        var (comparison, problem) = Answer(body, http.Request.QueryString.Value, shelf, answer);
        if (comparison is null)
        {
            await problem!.WriteAsync(http);
            return;
        }

        meter.Count(comparison);
        RuleSetHeaders.Name(http.Response.Headers, comparison.After.RuleSet);
        http.Response.ContentType = BodyFormat.Json;
        http.Response.ContentLength = answer.WrittenCount;
        await http.Response.Body.WriteAsync(answer.WrittenMemory, http.RequestAborted);
    }

    private static (AssessmentComparison? Comparison, Problem? Problem) Answer(
        RequestBody body, string? query, RuleSetShelf shelf, IBufferWriter<byte> answer)
    {
        var problems = new List<SnapshotProblem>();
        var envelope = new ComparisonEnvelope();
        var isQuery = QueryReader.TryRead(query, problems, out var explain);
        var isJson = envelope.TryRead(body.Memory, problems);
        if (problems.Count > 0)
        {
            return (null, Problem.Of(isQuery && isJson ? ProblemKind.Invalid : ProblemKind.Malformed, problems));
        }

        var (before, noBefore) = Assess(envelope.Before, envelope.Household, shelf);
        var (after, noAfter) = Assess(envelope.After, envelope.Household, shelf);
        if (before is null || after is null)
        {
            SnapshotProblem[] mistakes = [.. new[] { noBefore, noAfter }.OfType<SnapshotProblem>()];
            return (null, Problem.Of(ProblemKind.NoRuleSet, mistakes, RuleSetNames.Usable(shelf)));
        }

        var comparison = AssessmentComparison.Of(before, after);
        ComparisonJson.Write(comparison, explain, answer);
        return (comparison, null);
    }

    private static (Assessment? Assessment, SnapshotProblem? Mistake) Assess(
        ComparisonSide side, HouseholdSnapshot household, RuleSetShelf shelf)
    {
        var day = side.AsOf ?? household.SnapshotDate;
        var rules = shelf.Find(household.RegionCode, day, side.RuleSet, out var error);
        return rules is null
            ? (null, RequestMistakes.NoRuleSet(side.Pointer, error!))
            : (rules.Assess(household, day), null);
    }
}
