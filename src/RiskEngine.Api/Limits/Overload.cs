using RiskEngine.Api.Callers;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.Limits;

/// <summary>Refuses at once what is more than can be done at a time; nobody waits in a queue.</summary>
internal sealed class Overload(int atOnce)
{
    private const string Soon = "1";
    private int inProgress;

    /// <summary>A middleware; it has to stand behind the routing, because probes are always answered.</summary>
    internal Task Admit(HttpContext http, RequestDelegate next)
    {
        if (!AccessRule.Of(http).IsLimited)
        {
            return next(http);
        }

        if (Interlocked.Increment(ref inProgress) > atOnce)
        {
            Interlocked.Decrement(ref inProgress);
            http.Response.Headers.RetryAfter = Soon;
            return Problem.Of(ProblemKind.Overloaded, [RequestMistakes.Overloaded()]).WriteAsync(http);
        }

        return Count(http, next);
    }

    private async Task Count(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        finally
        {
            Interlocked.Decrement(ref inProgress);
        }
    }
}
