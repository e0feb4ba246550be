namespace RiskEngine.Api.OpenApi;

/// <summary><c>GET /openapi/v1.json</c>: the description of the service for programs.</summary>
internal static class OpenApiEndpoint
{
    private static readonly byte[] Document = OpenApiDocument.Build();

    internal static void MapOpenApiDocument(this IEndpointRouteBuilder routes) => routes
        .MapGet("/openapi/v1.json", Describe)
        .WithName("Describe")
        .WithSummary("Describes the calls of this service");

    private static async Task Describe(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        http.Response.ContentLength = Document.Length;
        await http.Response.Body.WriteAsync(Document, http.RequestAborted);
    }
}
