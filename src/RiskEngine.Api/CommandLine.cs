using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Api;

/// <summary>The words that the service is started with. The framework passes over those that it has no use for.</summary>
internal static class CommandLine
{
    /// <summary>What one may write, as told to people.</summary>
    internal const string Usage =
        """
        usage: RiskEngine.Api [--rules DIR] [--urls http://127.0.0.1:5080]     start the service
               RiskEngine.Api health [--urls …]                               ask whether it is alive
               RiskEngine.Api keys new --owner NAME --scopes … --until DAY    make a key
               RiskEngine.Api --version                                       say which version it is
        """;

    /// <summary>The version of the program, which assessments name too.</summary>
    internal static string Version { get; } = typeof(CommandLine).Assembly.GetName().Version!.ToString(3);

    private static readonly string[] Known =
        ["rules", "urls", "http_ports", "https_ports", "environment", "contentRoot", "applicationName"];

    /// <summary>Whether somebody asks what one may write.</summary>
    internal static bool AsksForHelp(string[] args) => args is ["--help" or "-h" or "-?" or "help", ..];

    internal static bool AsksForVersion(string[] args) => args is ["--version"];

    /// <summary>Every word that would mean nothing; empty when there is none.</summary>
    internal static IReadOnlyList<string> MistakesIn(string[] args)
    {
        var mistakes = new List<string>();
        for (var place = 0; place < args.Length; place++)
        {
            var word = args[place];
            if (!word.StartsWith("--", StringComparison.Ordinal))
            {
                if (!word.Contains('='))
                {
                    mistakes.Add($"`{word}` belongs to no option");
                }

                continue;
            }

            var name = word[2..].Split('=')[0];

            // The framework's and OpenTelemetry's own settings can be written here as well; ours among them are looked at where they are read.
            if (!name.Contains(':') && !name.StartsWith("OTEL_", StringComparison.Ordinal) && !Known.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                mistakes.Add($"there is no option `--{name}`" + (Nearest.To(name, Known) is { } meant ? $"; did you mean `--{meant}`?" : ""));
            }

            if (word.Contains('='))
            {
                continue;
            }

            if (++place == args.Length || args[place].StartsWith("--", StringComparison.Ordinal))
            {
                mistakes.Add($"`--{name}` needs a value");
                place--;
            }
        }

        return mistakes;
    }
}
