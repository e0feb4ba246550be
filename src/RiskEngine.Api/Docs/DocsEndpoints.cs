using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.Docs;

/// <summary><c>GET /docs</c>: the calls for people, to read and to try, without any other server.</summary>
internal static class DocsEndpoints
{
    private const string Address = "/docs";

    // Scripts and styles come from here and from nowhere else, and nothing in a page can run as one.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    internal static void MapDocs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", http => Lead(http, "docs")).WithName("Root").ExcludeFromDescription();
        routes.MapGet(Address, Page).WithName("Docs").ExcludeFromDescription();
        routes.MapGet(Address + "/{asset}", Asset).WithName("DocsAsset").ExcludeFromDescription();
    }

    // The page names its parts beside itself, which `/docs/` would be one level too deep for.
    private static Task Page(HttpContext http)
    {
        if (http.Request.Path != Address)
        {
            return Lead(http, "../docs");
        }

        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        return DocsAssets.Page.AnswerAsync(http);
    }

    private static Task Asset(HttpContext http, string asset) => DocsAssets.Find(asset) is { } document
        ? document.AnswerAsync(http)
        : Problem.Of(ProblemKind.NoSuchRoute, [RequestMistakes.NoSuchRoute()]).WriteAsync(http);

    // Relative, so that it also leads on behind a proxy that puts a path in front.
    private static Task Lead(HttpContext http, string to)
    {
        http.Response.StatusCode = StatusCodes.Status302Found;
        http.Response.Headers.Location = to;
        return Task.CompletedTask;
    }
}
