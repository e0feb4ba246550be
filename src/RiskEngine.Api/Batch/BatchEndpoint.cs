using RiskEngine.Api.Calls;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Api.Batch;

/// <summary><c>POST /v1/assessments/batch</c>: a household on each line in, its assessment on the same line out.</summary>
internal static class BatchEndpoint
{
    internal static void MapBatches(this IEndpointRouteBuilder routes) => routes
        .MapPost("/v1/assessments/batch", AssessAll)
        .WithMetadata(new StreamedBody())
        .WithName("AssessBatch")
        .WithSummary("Assesses households line by line, for as long as they come")
        .Described(new Call(
            CallTags.Assessments,
            "A line for each household, then the summary. The headers name the rule set where one answers for every line.",
            "assessment.schema.json#",
            "service.schema.json#/$defs/rejectedLine",
            "service.schema.json#/$defs/batchSummary")
        {
            Text = "Each line is a household and is answered by one line, in order: its assessment, or "
                + "`{ line, householdId?, errors[] }`. The last line is the summary. Read while you write: the service holds a "
                + "bounded number of lines. A mistake in the query is refused before anything is read.",
            Format = BodyFormat.Lines,
            Query = [QueryReader.ExplainName, QueryReader.AsOfName, QueryReader.RuleSetName],
            Body = new CallBody(
                "snapshot.schema.json#", "NDJSON in UTF-8, at most 1 MiB a line, any number of lines; blank lines are passed over.")
            {
                Format = BodyFormat.Lines,
                Example = BodyExamples.Lines,
            },
            NamesRuleSet = true,
            Refusals = [ProblemKind.NoRuleSet],
        });

    private static async Task AssessAll(HttpContext http, RuleSetShelf shelf, ServiceMeter meter)
    {
        if (BodyFormat.RefusalOfLines(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return;
        }

        var (order, problem) = BatchOrder.Read(http.Request.QueryString.Value, shelf);
        if (order is null)
        {
            await problem!.WriteAsync(http);
            return;
        }

        if (order.RuleSet is { } ruleSet)
        {
            RuleSetHeaders.Name(http.Response.Headers, ruleSet);
        }

        http.Response.ContentType = BodyFormat.Lines;
        using var run = new BatchRun(order, shelf, meter);
        try
        {
            await run.RunAsync(http.Request.BodyReader, http.Response.BodyWriter, http.RequestAborted);
        }
        catch (BadHttpRequestException refused) when (!http.Response.HasStarted && KindOf(refused) is { } kind)
        {
            http.Response.Clear();
            await Problem.Of(kind, [MistakeOf(refused)]).WriteAsync(http);
        }
    }

    /// <summary>What is wrong with a body that could not be read to its end.</summary>
    internal static SnapshotProblem MistakeOf(BadHttpRequestException refused) => refused switch
    {
        BrokenEncodingException => RequestMistakes.BrokenEncoding(),
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => RequestMistakes.BatchTooLarge(),
        { StatusCode: StatusCodes.Status408RequestTimeout } => RequestMistakes.TooSlow(),
        _ => RequestMistakes.BadHttp(),
    };

    private static ProblemKind? KindOf(BadHttpRequestException refused) => refused switch
    {
        BrokenEncodingException => ProblemKind.Malformed,
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemKind.TooLarge,
        _ => null,
    };
}
