using RiskEngine.Cli;

namespace RiskEngine.Tests.Cli;

/// <summary>A rules folder on disk with small sets, and the command that runs on it.</summary>
internal sealed class ARulesFolder
{
    private readonly string root = Directory.CreateTempSubdirectory("rules-").FullName;

    public ARulesFolder(params ARuleSet[] sets) => sets.ToList().ForEach(set => set.WriteTo(root));

    public string Path => At();

    public string At(params string[] parts) => System.IO.Path.Combine([root, "rules", .. parts]);

    public string Read(params string[] parts) => File.ReadAllText(At(parts));

    /// <summary>What a command answered.</summary>
    public static (ExitCode Exit, string Output, string Errors) Run(Func<TextWriter, TextWriter, ExitCode> command)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = command(output, errors);
        return (exit, output.ToString(), errors.ToString());
    }
}
