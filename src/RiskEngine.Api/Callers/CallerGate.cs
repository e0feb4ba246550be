using System.Globalization;
using System.Net.Sockets;
using RiskEngine.Api.Problems;

namespace RiskEngine.Api.Callers;

/// <summary>Lets in who may call, as often as he may.</summary>
internal sealed class CallerGate(CallerSettings settings)
{
    private const string Scheme = "Bearer ";
    private readonly CallerCounts? counts =
        settings.Rate is { } rate ? new CallerCounts(rate, settings.Clock) : null;

    /// <summary>A middleware; it has to stand behind the routing, which says what is asked for.</summary>
    internal Task Admit(HttpContext http, RequestDelegate next)
    {
        var rule = AccessRule.Of(http);
        return (counts is null && !settings.KnowsCallers) || !rule.IsLimited ? next(http) : Check(http, next, rule);
    }

    private async Task Check(HttpContext http, RequestDelegate next, AccessRule rule)
    {
        var caller = rule.Needed is null || !settings.KnowsCallers ? Anybody(http, null) : await FindAsync(http);
        var admission = counts!.Admit(caller.Name);
        ShowRate(http.Response.Headers, admission);
        if (admission.Of is not { } count)
        {
            await RefuseAsync(http, admission);
            return;
        }

        try
        {
            await (Refusal(http, caller, rule) is { } problem ? problem.WriteAsync(http) : next(http));
        }
        finally
        {
            count.End();
        }
    }

    private async ValueTask<Caller> FindAsync(HttpContext http)
    {
        var sent = http.Request.Headers.Authorization.ToString();
        if (sent.Length == 0)
        {
            return Anybody(http, CallerRefusal.Nothing);
        }

        if (!sent.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return Anybody(http, CallerRefusal.Unknown);
        }

        var proof = sent[Scheme.Length..].Trim();
        var caller = ApiKey.LooksLikeOne(proof)
            ? settings.Keys.Find(proof, DateOnly.FromDateTime(settings.Clock.GetUtcNow().UtcDateTime))
            : settings.Issuer is { } issuer ? await issuer.FindAsync(proof) : Anybody(http, CallerRefusal.Unknown);
        return caller.Refusal is { } why ? Anybody(http, why) : caller;
    }

    private Problem? Refusal(HttpContext http, Caller caller, AccessRule rule)
    {
        if (!settings.KnowsCallers || rule.Needed is not { } needed)
        {
            return null;
        }

        if (caller.Refusal is { } why)
        {
            http.Response.Headers.WWWAuthenticate =
                why == CallerRefusal.Nothing ? "Bearer" : "Bearer error=\"invalid_token\"";
            return Problem.Of(ProblemKind.NotRecognised, [CallerMistakes.NotRecognised(why)]);
        }

        if (needed != Scope.None && caller.Scopes.HasFlag(needed))
        {
            return null;
        }

        http.Response.Headers.WWWAuthenticate =
            $"Bearer error=\"insufficient_scope\", scope=\"{ScopeNames.Of(needed)}\"";
        return Problem.Of(ProblemKind.NotAllowed, [CallerMistakes.NotAllowed(needed)]);
    }

    private Task RefuseAsync(HttpContext http, Admission admission)
    {
        var rate = settings.Rate!;
        var seconds = admission.IsTooOften ? admission.Reset : 1;
        http.Response.Headers.RetryAfter = Text(seconds);
        var mistake = admission.IsTooOften ? CallerMistakes.TooOften(rate) : CallerMistakes.TooManyAtOnce(rate);
        return Problem.Of(ProblemKind.TooMany, [mistake]).WriteAsync(http);
    }

    private void ShowRate(IHeaderDictionary headers, Admission admission)
    {
        headers["RateLimit-Limit"] = Text(settings.Rate!.Requests);
        headers["RateLimit-Remaining"] = Text(admission.Remaining);
        headers["RateLimit-Reset"] = Text(admission.Reset);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // A household's line gets a whole IPv6 network, so the network is counted and not the address.
    private static Caller Anybody(HttpContext http, CallerRefusal? why)
    {
        var address = http.Connection.RemoteIpAddress;
        var name = address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address?.ToString() ?? "";
        return new Caller(name, Scope.None, why);
    }
}
