using RiskEngine.Api.Documents;

namespace RiskEngine.Api.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>: the description of the service for programs.</summary>
internal static class OpenApiEndpoint
{
    internal const string Address = "/openapi/v1.json";

    internal static void MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        // Made for the first who asks, when all endpoints are there; two at once make the same.
        Document? description = null;
        routes.MapGet(Address, (HttpContext http, EndpointDataSource endpoints) =>
            {
                description ??= new Document(OpenApiDocument.Build(endpoints.Endpoints), "application/json");
                return description.AnswerAsync(http);
            })
            .WithName("Describe")
            .WithSummary("Describes the calls of this service")
            .Described(new Call(CallTags.Operation, "This document.") { IsKept = true });
    }
}
