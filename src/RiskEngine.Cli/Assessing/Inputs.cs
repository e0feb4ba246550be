using RiskEngine.Language.Binding;

namespace RiskEngine.Cli.Assessing;

/// <summary>The files of an order.</summary>
internal static class Inputs
{
    /// <summary>Why the files cannot be read, before anything is written; null when they can.</summary>
    /// <param name="names">The files.</param>
    /// <param name="output">The file to be written; null for standard output.</param>
    /// <param name="options">The options that may have been meant.</param>
    public static string? Check(IReadOnlyList<string> names, string? output, IReadOnlyList<string> options)
    {
        foreach (var name in names.Where(name => name != "-"))
        {
            if (name.StartsWith("--", StringComparison.Ordinal) && !File.Exists(name))
            {
                return $"there is no option `{name}`" + (Suggestion.Nearest(name, options) is { } meant ? $"; did you mean `{meant}`?" : "");
            }

            if (Directory.Exists(name))
            {
                return $"`{name}` is a folder; name the files in it";
            }

            if (!File.Exists(name))
            {
                return $"there is no file `{name}`";
            }

            if (output is not null && Path.GetFullPath(name) == Path.GetFullPath(output))
            {
                return $"`{name}` would be overwritten by its own results; name another file with --output";
            }
        }

        return names.Count(name => name == "-") > 1 ? "standard input can be named once only" : null;
    }

    /// <summary>Opens a file when its turn comes.</summary>
    public static Func<Stream> Opener(string name) => name == "-"
        ? Console.OpenStandardInput
        : () => new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);
}
