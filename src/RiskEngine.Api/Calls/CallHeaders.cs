using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Http.Features;

namespace RiskEngine.Api.Calls;

/// <summary>The headers that every response carries, whatever became of the request.</summary>
internal static class CallHeaders
{
    private const string RequestId = "X-Request-Id";
    private const int LongestId = 128;

    internal static void UseCallHeaders(this WebApplication app) => app.Use(Prepare);

    /// <summary>The name that caller and service have for a request: the caller's if it is sane, else ours.</summary>
    /// <remarks>It is never logged: a caller may have put anything into it.</remarks>
    internal static string IdOf(HttpContext http) =>
        http.Request.Headers[RequestId] is [{ } sent] && IsSane(sent) ? sent : http.TraceIdentifier;

    private static Task Prepare(HttpContext http, RequestDelegate next)
    {
        http.Response.OnStarting(static state => ((Call)state).Finish(), new Call(http, Stopwatch.GetTimestamp()));
        return next(http);
    }

    private static bool IsSane(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or ':');

    private sealed record Call(HttpContext Http, long Since)
    {
        public Task Finish()
        {
            var headers = Http.Response.Headers;
            headers[RequestId] = IdOf(Http);

            // Answers quote the caller's words; no browser shall take them for a page.
            headers.XContentTypeOptions = "nosniff";
            headers["Server-Timing"] = string.Create(
                CultureInfo.InvariantCulture, $"total;dur={Stopwatch.GetElapsedTime(Since).TotalMilliseconds:F3}");
            if (Http.Request.Headers.TraceParent.Count > 0
                && Http.Features.Get<IHttpActivityFeature>()?.Activity.Id is { } trace)
            {
                headers.TraceParent = trace;
            }

            return Task.CompletedTask;
        }
    }
}
