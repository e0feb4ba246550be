using Microsoft.AspNetCore.Http.Timeouts;
using RiskEngine.Api.Problems;
using RiskEngine.Api.Requests;

namespace RiskEngine.Api.Limits;

/// <summary>Ends a call that takes too long, which only one that is slow to send its body does.</summary>
internal static class Timeouts
{
    internal static void AddTimeouts(this IServiceCollection services, ServerLimits limits) =>
        services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(limits.Seconds),
            TimeoutStatusCode = StatusCodes.Status408RequestTimeout,
            WriteTimeoutResponse = http =>
                Problem.Of(ProblemKind.TooSlow, [RequestMistakes.TooSlow(limits.Seconds)]).WriteAsync(http),
        });
}
