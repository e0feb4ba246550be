using System.Diagnostics;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Api.Telemetry;

namespace RiskEngine.Api;

/// <summary><c>POST /v1/assessments</c>: a household in, its explained assessment out.</summary>
internal static class AssessmentEndpoint
{
    internal static void MapAssessments(this IEndpointRouteBuilder routes)
    {
        // Asked for once: asking at each call would make a scope of services for it.
        var rules = routes.ServiceProvider.GetRequiredService<ServedRules>();
        var meter = routes.ServiceProvider.GetRequiredService<ServiceMeter>();
        routes.MapPost("/v1/assessments", http => Assess(http, rules.Current, meter))
            .WithName("AssessHousehold")
            .WithSummary("Assesses one household and explains the answer")
            .Described(new Call(CallTags.Assessments, "The assessment.", "assessment.schema.json#")
            {
                Query = [QueryReader.ExplainName],
                Body = new CallBody("requests.schema.json#/$defs/assessmentRequest", "At most 2 MiB, in UTF-8.")
                {
                    Example = BodyExamples.Assessment,
                },
                NamesRuleSet = true,
                Refusals = [ProblemKind.NoRuleSet],
            });
    }

    private static async Task Assess(HttpContext http, ServedShelf served, ServiceMeter meter)
    {
        if (BodyFormat.Refusal(http.Request) is { } refusal)
        {
            await refusal.WriteAsync(http);
            return;
        }

        var desk = served.Desks.Get();
        await desk.ReadAsync(http.Request, http.RequestAborted);
        var since = Stopwatch.GetTimestamp();
        var problem = desk.Assess(served.Shelf, http.Request.QueryString.Value);
        if (problem is null)
        {
            meter.Count(desk.Result!, since);
        }

        await (problem is null ? WriteAsync(http.Response, desk) : problem.WriteAsync(http));

        // Not in a `finally`: a desk that something broke at is not used again.
        served.Desks.Return(desk);
    }

    private static async Task WriteAsync(HttpResponse response, AssessmentDesk desk)
    {
        RuleSetHeaders.Name(response.Headers, desk.RuleSet!);
        response.ContentType = "application/json";
        response.ContentLength = desk.Answer.Length;
        await response.Body.WriteAsync(desk.Answer, response.HttpContext.RequestAborted);
    }
}
