using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace RiskEngine.Cli.Commands;

/// <summary>The option that says how many threads work.</summary>
internal static class Threads
{
    /// <summary>The option; all cores if left out.</summary>
    public static Option<int> Option(string description) => new("--threads")
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = Parse,
    };

    private static int Parse(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= 256)
        {
            return threads;
        }

        argument.AddError($"--threads must be a whole number from 1 to 256, not `{text}`");
        return 1;
    }
}
