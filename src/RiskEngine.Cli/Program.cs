using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Language.Diagnostics;

var rules = new Option<string?>("--rules")
{
    Description = $"Folder of the rule sets; else {RulesFolder.Variable}, else the nearest rules folder upwards",
    HelpName = "DIR",
    Recursive = true,
};
var quiet = new Option<bool>("--quiet") { Description = "No progress and no closing line on standard error", Recursive = true };
var noColor = new Option<bool>("--no-color") { Description = "No colours; there are none, here or with NO_COLOR", Recursive = true };

// Not a RootCommand: that takes its name from the program's file, and help is to show the command that people type.
var root = new Command("riskengine", "Scores the risk of rural households falling (back) into poverty, and says why")
{
    new HelpOption(),
    new VersionOption(),
    AssessCommand.Create(rules, quiet),
    SampleCommand.Create(),
    RulesCommand.Create(rules, quiet),
    StoreCommand.Create(rules, quiet),
    RescoreCommand.Create(rules, quiet),
};
root.Options.Add(rules);
root.Options.Add(quiet);
root.Options.Add(noColor);

// A pin such as @2020.1 is a mistake to be told, not the name of a file with further options.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count == 0)
{
    // SIGXFSZ on Linux, which the framework has no name for: a file at its limit is an error to tell, not the end without a word.
    // Never disposed of: the signal comes on a thread of its own, maybe after the command has told the error.
    var limit = OperatingSystem.IsLinux() ? PosixSignalRegistration.Create((PosixSignal)25, signal => signal.Cancel = true) : null;
    try
    {
        return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
    catch (IOException fault)
    {
        // Standard output is a full disk, or nobody reads it any more.
        Console.Error.WriteLine($"error: {fault.Message}");
        return (int)ExitCode.Usage;
    }
    finally
    {
        GC.KeepAlive(limit);
    }
}

// What was meant is looked for among the neighbours of the word that went wrong.
var said = parsed.CommandResult.Command;
var path = PathOf(parsed.CommandResult);
if (said.Subcommands.Count == 0)
{
    ShowErrors();
    Console.Error.WriteLine($"  fix: see `{path} --help`");
    return (int)ExitCode.Usage;
}

var commands = said.Subcommands.Select(command => command.Name).ToList();
if (parsed.UnmatchedTokens is [var typo, ..])
{
    var meant = Nearest.To(typo, commands);
    Console.Error.WriteLine($"error: there is no command `{typo}`" + (meant is null ? "" : $"; did you mean `{meant}`?"));
}
else
{
    ShowErrors();
}

Console.Error.WriteLine($"  fix: the commands are {string.Join(", ", commands)}; see `{path} --help`, or `{path} COMMAND --help`");
return (int)ExitCode.Usage;

void ShowErrors()
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine($"error: {error.Message}");
    }
}

static string PathOf(CommandResult result) =>
    result.Parent is CommandResult outer ? $"{PathOf(outer)} {result.Command.Name}" : result.Command.Name;
