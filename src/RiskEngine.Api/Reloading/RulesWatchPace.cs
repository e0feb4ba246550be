using System.Globalization;

namespace RiskEngine.Api.Reloading;

/// <summary>How often the rules folder is looked at.</summary>
/// <param name="Poll">Between two looks when the file system tells nothing.</param>
/// <param name="Rest">How long the folder has to stay the same before it is read.</param>
internal sealed record RulesWatchPace(TimeSpan Poll, TimeSpan Rest)
{
    /// <summary>The setting, in whole seconds from 1 to 3600.</summary>
    internal const string Setting = "RISKENGINE_RULES_POLL_SECONDS";

    private const int Usual = 10;
    private const int Longest = 3600;

    /// <summary>The pace that the settings ask for.</summary>
    /// <exception cref="InvalidOperationException">The setting is no number of seconds.</exception>
    internal static RulesWatchPace From(IConfiguration settings)
    {
        var written = settings[Setting];
        if (string.IsNullOrEmpty(written))
        {
            return new RulesWatchPace(TimeSpan.FromSeconds(Usual), TimeSpan.FromMilliseconds(500));
        }

        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
               && seconds is >= 1 and <= Longest
            ? new RulesWatchPace(TimeSpan.FromSeconds(seconds), TimeSpan.FromMilliseconds(500))
            : throw new InvalidOperationException($"{Setting} is `{written}`; write whole seconds from 1 to {Longest}");
    }
}
