using System.CommandLine;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using RiskEngine.Language.Binding;

var rules = new Option<string?>("--rules")
{
    Description = $"Folder of the rule sets; else {RulesFolder.Variable}, else the nearest rules folder upwards",
    HelpName = "DIR",
    Recursive = true,
};
var quiet = new Option<bool>("--quiet") { Description = "No progress and no closing line on standard error", Recursive = true };
var noColor = new Option<bool>("--no-color") { Description = "No colours; there are none, here or with NO_COLOR", Recursive = true };
var root = new RootCommand("Scores the risk of rural households falling (back) into poverty, and says why")
{
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
    return parsed.Invoke();
}

var group = parsed.CommandResult.Command is { Subcommands.Count: > 0 } named ? named : root;
var path = group == root ? "riskengine" : $"riskengine {group.Name}";
var commands = group.Subcommands.Select(command => command.Name).ToList();
if (parsed.CommandResult.Command == group && parsed.UnmatchedTokens is [var typo, ..])
{
    var meant = Suggestion.Nearest(typo, commands);
    Console.Error.WriteLine($"error: there is no command `{typo}`" + (meant is null ? "" : $"; did you mean `{meant}`?"));
}
else
{
    foreach (var error in parsed.Errors)
    {
        Console.Error.WriteLine($"error: {error.Message}");
    }
}

Console.Error.WriteLine($"  fix: the commands are {string.Join(", ", commands)}; see `{path} --help`, or `{path} COMMAND --help`");
return (int)ExitCode.Usage;
