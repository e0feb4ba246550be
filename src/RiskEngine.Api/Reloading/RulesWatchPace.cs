namespace RiskEngine.Api.Reloading;

/// <summary>How often the rules folder is looked at.</summary>
/// <param name="Poll">Between two looks when the file system tells nothing.</param>
/// <param name="Rest">How long the folder has to stay the same before it is read.</param>
internal sealed record RulesWatchPace(TimeSpan Poll, TimeSpan Rest)
{
    private const int UsualSeconds = 10;
    private const int LongestSeconds = 3600;

    /// <summary>The pace that the settings ask for.</summary>
    internal static RulesWatchPace Read(IConfiguration settings, List<string> mistakes) => new(
        TimeSpan.FromSeconds(ServiceSettings.Number(settings, "RULES_POLL_SECONDS", UsualSeconds, mistakes, LongestSeconds)),
        TimeSpan.FromMilliseconds(500));
}
