using RiskEngine.Api.Documents;

namespace RiskEngine.Api.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>: the description of the service for programs.</summary>
internal static class OpenApiEndpoint
{
    private static readonly Document Description = new(OpenApiDocument.Build(), "application/json");

    internal static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/openapi/v1.json", http => Description.AnswerAsync(http))
        .WithName("Describe")
        .WithSummary("Describes the calls of this service");
}
