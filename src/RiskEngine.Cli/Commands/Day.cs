using System.CommandLine;
using System.CommandLine.Parsing;
using NodaTime;
using NodaTime.Text;

namespace RiskEngine.Cli.Commands;

/// <summary>Options that take a day.</summary>
internal static class Day
{
    /// <summary>The option; null if left out.</summary>
    public static Option<LocalDate?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "D",
        CustomParser = argument => Parse(argument, name),
    };

    private static LocalDate? Parse(ArgumentResult argument, string name)
    {
        var text = argument.Tokens[0].Value;
        var day = LocalDatePattern.Iso.Parse(text);
        if (day.Success && day.Value.Year is >= 1900 and <= 2999)
        {
            return day.Value;
        }

        argument.AddError($"{name} must be a day from 1900 to 2999, written yyyy-MM-dd, not `{text}`");
        return null;
    }
}
