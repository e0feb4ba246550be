using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace RiskEngine.Api.Calls;

/// <summary>Lets go of what a call received and did not read.</summary>
/// <remarks>
/// The server does so itself while somebody is there to answer. When the caller has hung up it does not, and then fails
/// over what is still held as it looks for the next call of the connection: with a stack trace in the log.
/// </remarks>
internal static class UnreadBody
{
    /// <summary>It has to stand before whatever replaces the body, to get hold of the server's own.</summary>
    internal static void UseUnreadBody(this WebApplication app) => app.Use(Release);

    private static Task Release(HttpContext http, RequestDelegate next) =>
        http.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: false }
            ? next(http)
            : ReleaseAsync(http, http.Request.BodyReader, next);

    private static async Task ReleaseAsync(HttpContext http, PipeReader body, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        finally
        {
            // Where an answer is still to come the server waits for the rest itself, and may have to ask for it first.
            if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
            {
                LetGo(body);
            }
        }
    }

    // Only what has arrived: nobody waits for more here.
    private static void LetGo(PipeReader body)
    {
        try
        {
            for (var isMore = true; isMore && body.TryRead(out var read);)
            {
                isMore = !read.IsCompleted;
                body.AdvanceTo(read.Buffer.End);
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidOperationException or OperationCanceledException)
        {
            // It broke off, is larger than allowed, or a reading of it was given up half-way: nothing is held then.
        }
    }
}
