using System.CommandLine.Parsing;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Commands;

/// <summary>An option whose value is one of a few words.</summary>
internal static class Choice
{
    /// <summary>The words, as they are typed.</summary>
    public static IReadOnlyList<string> Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(name => name.ToLowerInvariant())];

    /// <summary>Reads a word, or says which ones there are.</summary>
    public static T Parse<T>(ArgumentResult argument)
        where T : struct, Enum
    {
        var typed = argument.Tokens[0].Value;
        var place = Words<T>().ToList().IndexOf(typed);
        if (place >= 0)
        {
            return Enum.GetValues<T>()[place];
        }

        var meant = Nearest.To(typed, Words<T>());
        argument.AddError(
            $"{(argument.Parent as OptionResult)?.IdentifierToken?.Value} is one of {string.Join(", ", Words<T>())}, not `{typed}`"
            + (meant is null ? "" : $"; did you mean `{meant}`?"));
        return default;
    }
}
