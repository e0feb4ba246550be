namespace RiskEngine.Api.Callers;

/// <summary>Who may call, and how much.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Issuer">Whose tokens count; null when none do.</param>
/// <param name="Rate">How much each caller may call; null when nobody counts.</param>
/// <param name="Clock">Says when keys and tokens end, and when a window of counting is over.</param>
internal sealed record CallerSettings(KeyRing Keys, TokenIssuer? Issuer, CallerRate? Rate, TimeProvider Clock)
{
    /// <summary>Whether anybody is known; when nobody is, this machine alone is served.</summary>
    public bool KnowsCallers => Keys.Count > 0 || Issuer is not null;

    internal static CallerSettings Read(IConfiguration settings, TimeProvider clock, List<string> mistakes)
    {
        var keys = KeyRing.Read(settings, mistakes);
        var issuer = TokenIssuer.Read(settings, clock, mistakes);
        var rate = CallerRate.Read(settings, mistakes);

        // Who works on his own machine is not counted, unless he asks for it.
        var isCounted = keys.Count > 0 || issuer is not null || settings.GetSection(CallerRate.Section).Exists();
        return new CallerSettings(keys, issuer, isCounted ? rate : null, clock);
    }
}

/// <summary>How much one caller may call.</summary>
/// <param name="Requests">Calls in a window.</param>
/// <param name="Seconds">Length of a window.</param>
/// <param name="AtOnce">Calls at the same time; a batch is one.</param>
internal sealed record CallerRate(int Requests, int Seconds, int AtOnce)
{
    internal const string Section = "Rate";

    internal static CallerRate Read(IConfiguration settings, List<string> mistakes) => new(
        ServiceSettings.Number(settings, "Rate:Requests", 60_000, mistakes),
        ServiceSettings.Number(settings, "Rate:Seconds", 60, mistakes),
        ServiceSettings.Number(settings, "Rate:AtOnce", 64, mistakes));
}
