using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RiskEngine.Cli.Commands;

/// <summary>The option that says how many threads work.</summary>
internal static class Threads
{
    /// <summary>The option; all cores if left out.</summary>
    public static Option<int> Option(string description, string name = "--threads") =>
        Whole(name, description, 256, Environment.ProcessorCount);

    /// <summary>An option that takes a whole number from 1 upwards.</summary>
    public static Option<int> Whole(string name, string description, int most, int otherwise) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = argument => Parse(argument, name, most),
    };

    private static int Parse(ArgumentResult argument, string name, int most)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
        {
            return number;
        }

        argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from 1 to {most}, not `{text}`"));
        return 1;
    }
}
