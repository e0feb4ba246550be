namespace RiskEngine.Api.Callers;

/// <summary>Who may call an endpoint. One that says nothing is closed to everybody as soon as callers are known.</summary>
/// <param name="Needed">What a caller must be allowed to do; null when anybody may call.</param>
/// <param name="IsLimited">Whether calls are counted; a probe that is refused would restart a healthy process.</param>
internal sealed record AccessRule(Scope? Needed, bool IsLimited)
{
    private static readonly AccessRule Closed = new(Scope.None, IsLimited: true);
    private static readonly AccessRule Nothing = new(null, IsLimited: true);

    /// <summary>The rule of what a request was routed to; what leads nowhere gives nothing away.</summary>
    internal static AccessRule Of(HttpContext http) => http.GetEndpoint() switch
    {
        { } endpoint when endpoint.Metadata.GetMetadata<AccessRule>() is { } rule => rule,
        RouteEndpoint => Closed,
        _ => Nothing,
    };
}

/// <summary>Says of whole groups of calls who may make them.</summary>
internal static class AccessRules
{
    /// <summary>Calls for callers with a scope.</summary>
    internal static RouteGroupBuilder For(this WebApplication app, Scope needed) =>
        app.MapGroup("").WithMetadata(new AccessRule(needed, IsLimited: true));

    /// <summary>Calls for everybody: descriptions of the service, in which no household appears.</summary>
    internal static RouteGroupBuilder ForAnybody(this WebApplication app) =>
        app.MapGroup("").WithMetadata(new AccessRule(null, IsLimited: true));

    /// <summary>Calls for the probes of whoever runs the service.</summary>
    internal static RouteGroupBuilder ForProbes(this WebApplication app) =>
        app.MapGroup("").WithMetadata(new AccessRule(null, IsLimited: false));
}
