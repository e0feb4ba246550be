using Microsoft.AspNetCore.Http.Features;

namespace RiskEngine.Api.Telemetry;

/// <summary>
/// What a trace says of a call: method, route, status. The path and the query are left out, and so is the state of the
/// caller's tracing: they hold whatever the caller put there.
/// </summary>
internal static class CallTraces
{
    /// <summary>Where the activities of calls come from.</summary>
    internal const string Source = "Microsoft.AspNetCore";

    private const string FrameworkTags = "Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData";

    /// <summary>Keeps the framework from describing calls by their path.</summary>
    internal static void LeaveOutPaths() => AppContext.SetSwitch(FrameworkTags, true);

    internal static void UseCallTraces(this WebApplication app) => app.Use(Describe);

    private static async Task Describe(HttpContext http, RequestDelegate next)
    {
        if (http.Features.Get<IHttpActivityFeature>()?.Activity is not { IsAllDataRequested: true } activity)
        {
            await next(http);
            return;
        }

        activity.TraceStateString = null;
        var method = http.Request.Method;
        try
        {
            await next(http);
        }
        finally
        {
            var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
            var known = HttpMethods.IsGet(method) || HttpMethods.IsPost(method) || HttpMethods.IsHead(method)
                ? method
                : "_OTHER";
            activity.DisplayName = $"{known} {route}";
            activity.SetTag("http.request.method", known);
            activity.SetTag("http.route", route);
            activity.SetTag("http.response.status_code", http.Response.StatusCode);
        }
    }
}
