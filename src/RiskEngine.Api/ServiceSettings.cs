using System.Globalization;

namespace RiskEngine.Api;

/// <summary>
/// The settings of the service: variables of the environment that begin with <c>RISKENGINE_</c>, else the section
/// <c>RiskEngine</c> of what ASP.NET reads (<c>appsettings.json</c>, command line).
/// </summary>
internal static class ServiceSettings
{
    /// <summary>What the names of variables begin with.</summary>
    internal const string Prefix = "RISKENGINE_";

    private const string Section = "RiskEngine";

    /// <summary>The settings in force.</summary>
    /// <param name="all">What ASP.NET reads.</param>
    /// <param name="mistakes">Gets the names that mean nothing.</param>
    internal static IConfiguration Read(IConfiguration all, List<string> mistakes)
    {
        var section = all.GetSection(Section);
        SettingNames.Check(section, Environment.GetEnvironmentVariables().Keys.Cast<string>(), mistakes);

        // As a list, because a configuration inside another passes over what is set and empty.
        return new ConfigurationBuilder()
            .AddInMemoryCollection(section.AsEnumerable(makePathsRelative: true)).AddEnvironmentVariables(Prefix).Build();
    }

    /// <summary>The variable that stands for a setting.</summary>
    internal static string NameOf(string path) =>
        Prefix + path.Replace(":", "__", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    /// <remarks>
    /// An empty text is none: it comes from a variable that was to be filled in elsewhere, and whoever set it means a number.
    /// </remarks>
    internal static int Number(
        IConfiguration settings, string path, int standard, List<string> mistakes, int most = int.MaxValue, int least = 1)
    {
        if (settings[path] is not { } text)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
        {
            return number;
        }

        mistakes.Add(
            $"{NameOf(path)} must be a whole number " + (most == int.MaxValue ? $"above {least - 1}" : $"from {least} to {most}")
            + (text.Length == 0 ? $"; it is set and empty: leave it out for {standard}" : ""));
        return standard;
    }
}

/// <summary>The service was set up wrongly; each mistake in a line that quotes no value.</summary>
internal sealed class WrongSettingsException(IReadOnlyList<string> mistakes)
    : Exception(string.Join(Environment.NewLine, mistakes))
{
    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Mistakes => mistakes;
}
