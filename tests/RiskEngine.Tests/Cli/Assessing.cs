using System.Text;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Cli;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Commands;
using RiskEngine.Cli.Output;

namespace RiskEngine.Tests.Cli;

/// <summary>Runs <c>assess</c> without a process of its own.</summary>
internal static class Assessing
{
    public static AssessOrder Order(params string[] files) =>
        new(files, new LocalDate(2020, 6, 30), null, Explain.None, OutputFormat.Ndjson, Threads: 2);

    /// <summary>What a run answered.</summary>
    public static (ExitCode Exit, string Output, string Errors) Run(AssessOrder order, string? rules = null, string? file = null)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        var exit = AssessCommand.Run(
            order, rules ?? RepositoryRoot.At("rules"), file, () => output, errors, quiet: false, new ProgressLine(null));
        return (exit, Encoding.UTF8.GetString(output.ToArray()), errors.ToString());
    }

    /// <summary>A file that holds a text, deleted with the folder of the test run.</summary>
    public static string Written(string name, string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("assess-").FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
