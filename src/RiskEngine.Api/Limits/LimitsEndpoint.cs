using RiskEngine.Api.Documents;
using RiskEngine.Api.OpenApi;

namespace RiskEngine.Api.Limits;

/// <summary><c>GET /v1/limits</c>: how much one may send.</summary>
internal static class LimitsEndpoint
{
    internal static void MapLimits(this IEndpointRouteBuilder routes, ServerLimits server)
    {
        var page = Page(server);
        routes.MapGet("/v1/limits", http => page.AnswerAsync(http))
            .WithName("Limits")
            .WithSummary("Says how much one may send, and how slowly")
            .Described(new Call(CallTags.Operation, "The limits.", "service.schema.json#/$defs/limits") { IsKept = true });
    }

    private static Document Page(ServerLimits server) => Document.OfJson(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("bodyBytes", ServiceLimits.BodyBytes);
        json.WriteNumber("householdBytes", ServiceLimits.HouseholdBytes);
        json.WriteNumber("members", ServiceLimits.Members);
        json.WriteNumber("depth", ServiceLimits.Depth);
        json.WriteNumber("problemsListed", ServiceLimits.Problems);
        json.WriteStartObject("batch");
        json.WriteNumber("lineBytes", ServiceLimits.HouseholdBytes);
        json.WriteNull("lines");
        json.WriteNumber("unfoldedBytes", ServiceLimits.UnfoldedBatchBytes);
        json.WriteEndObject();
        json.WriteStartObject("draft");
        json.WriteNumber("bodyBytes", ServiceLimits.DraftBytes);
        json.WriteNumber("fileBytes", ServiceLimits.RuleFileBytes);
        json.WriteNumber("findingsListed", ServiceLimits.Findings);
        json.WriteEndObject();
        json.WriteStartObject("sending");
        json.WriteNumber("seconds", server.Seconds);
        json.WriteNumber("bytesPerSecond", server.BytesPerSecond);
        json.WriteNumber("graceSeconds", server.GraceSeconds);
        json.WriteEndObject();
        json.WriteEndObject();
    });
}
