namespace RiskEngine.Api.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>: the description of the service for programs.</summary>
internal static class OpenApiEndpoint
{
    internal static void MapOpenApiDocument(this IEndpointRouteBuilder routes)
    {
        var document = OpenApiDocument.Build();
        routes.MapGet("/openapi/v1.json", () => Results.Bytes(document, "application/json"))
            .WithName("Describe")
            .WithSummary("Describes the calls of this service");
    }
}
