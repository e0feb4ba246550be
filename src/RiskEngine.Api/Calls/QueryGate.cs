using RiskEngine.Api.Callers;
using RiskEngine.Api.OpenApi;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;
using RiskEngine.Households;

namespace RiskEngine.Api.Calls;

/// <summary>Refuses a query at the calls that take none: a misspelt or misplaced name would else go unnoticed.</summary>
internal static class QueryGate
{
    /// <summary>It has to stand behind the gate of the callers, so that strangers are told nothing else.</summary>
    internal static void UseQueryGate(this WebApplication app) => app.Use(Admit);

    /// <summary>
    /// Whether an endpoint is such a call. Those that read a body look at the query with it, to tell all mistakes at once;
    /// probes are always answered; and what is not described is for people, whose links may carry anything.
    /// </summary>
    internal static bool Guards(EndpointMetadataCollection endpoint) =>
        endpoint.GetMetadata<Call>() is { Query.Count: 0, Body: null }
        && endpoint.GetMetadata<AccessRule>() is { IsLimited: true };

    private static Task Admit(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.QueryString.HasValue || http.GetEndpoint() is not { } endpoint || !Guards(endpoint.Metadata))
        {
            return next(http);
        }

        var problems = new List<SnapshotProblem>();
        var isQuery = QueryValues.Read(http.Request.QueryString.Value, [], problems) is not null;
        return problems.Count == 0
            ? next(http)
            : Problem.Of(isQuery ? ProblemKind.Invalid : ProblemKind.Malformed, problems).WriteAsync(http);
    }
}
