using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Assessing;

/// <summary>The files of an order.</summary>
internal static class Inputs
{
    /// <summary>Why the files cannot be read, before anything is written; null when they can.</summary>
    /// <param name="names">The files.</param>
    /// <param name="output">The file to be written; null for standard output.</param>
    /// <param name="options">The options that may have been meant.</param>
    /// <param name="outputOption">The option that names the file to be written.</param>
    public static string? Check(IReadOnlyList<string> names, string? output, IReadOnlyList<string> options, string outputOption = "--output")
    {
        if (output is not null && string.IsNullOrWhiteSpace(output))
        {
            return $"{outputOption} needs the name of a file";
        }

        foreach (var name in names.Where(name => name != "-"))
        {
            if (name.StartsWith("--", StringComparison.Ordinal) && !File.Exists(name))
            {
                return $"there is no option `{name}`" + (Nearest.To(name, options) is { } meant ? $"; did you mean `{meant}`?" : "");
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
                return $"`{name}` would be overwritten by its own results; name another file with {outputOption}";
            }
        }

        return names.Count(name => name == "-") switch
        {
            > 1 => "standard input can be named once only",
            1 when StandardInputIsClosed() => "standard input is closed; name a file instead of `-`, or send the households in by a pipe",
            _ => null,
        };
    }

    /// <summary>Opens a file for the results, emptied only once every input has been seen to be another file.</summary>
    /// <exception cref="IOException">An input is the same file under another name, or the file cannot be written.</exception>
    public static Stream Replace(string file, IReadOnlyList<string> names)
    {
        var output = new FileStream(file, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 1);
        try
        {
            foreach (var name in names.Where(name => name != "-"))
            {
                // The lock on the output refuses a link to it, soft or hard, before anything is lost.
                Opener(name)().Dispose();
            }

            if (output.CanSeek && output.Length > 0)
            {
                output.SetLength(0);
            }

            return output;
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    /// <summary>Opens a file when its turn comes.</summary>
    public static Func<Stream> Opener(string name) => name == "-"
        ? Console.OpenStandardInput
        : () => new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1, FileOptions.SequentialScan);

    // Where nobody gave it, its number goes to something that the program opens for itself, and reading that may never end. What was
    // given has survived the start of the program; what it opened itself is marked not to survive the start of another.
    private static bool StandardInputIsClosed()
    {
        const long GoneAtTheNextStart = 0x80000;
        const string Description = "/proc/self/fdinfo/0";
        var flags = File.Exists(Description)
            ? File.ReadLines(Description).FirstOrDefault(line => line.StartsWith("flags:", StringComparison.Ordinal))
            : null;
        return flags is not null && (Convert.ToInt64(flags["flags:".Length..].Trim(), 8) & GoneAtTheNextStart) != 0;
    }
}
