using System.CommandLine;

namespace RiskEngine.Cli.Checking;

/// <summary>What <c>rules check</c> and <c>rules test</c> have in common: the sets to look at, and how findings are written.</summary>
internal static class FindingsCommand
{
    /// <summary>Looks at sets and writes what it finds.</summary>
    internal delegate ExitCode Look(
        IReadOnlyList<string> named, string? rules, FindingsFormat format, TextWriter output, TextWriter errors, bool quiet);

    internal static Command Create(string name, string description, Option<string?> rules, Option<bool> quiet, Look look)
    {
        var named = new Argument<string[]>("DIR|SET")
        {
            Description = "Folders, or sets such as national or national@2020.1; the whole rules folder if left out",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = FindingsFormats.Option();
        var command = new Command(name, description) { named, format };
        command.SetAction(parsed => (int)look(
            parsed.GetValue(named) ?? [], parsed.GetValue(rules), parsed.GetValue(format), Console.Out, Console.Error, parsed.GetValue(quiet)));
        return command;
    }
}
