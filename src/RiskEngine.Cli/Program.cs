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
var root = new RootCommand("Scores the risk of rural households falling (back) into poverty, and says why")
{
    AssessCommand.Create(rules, quiet),
    SampleCommand.Create(),
};
root.Options.Add(rules);
root.Options.Add(quiet);

var parsed = root.Parse(args);
if (parsed.Errors.Count == 0)
{
    return parsed.Invoke();
}

foreach (var error in parsed.Errors)
{
    Console.Error.WriteLine($"error: {error.Message}");
}

var typo = parsed.UnmatchedTokens is [var first, ..] ? first : null;
var meant = typo is null ? null : Suggestion.Nearest(typo, root.Subcommands.Select(command => command.Name));
Console.Error.WriteLine(meant is not null ? $"  fix: did you mean `{meant}`?" : "  fix: see `riskengine --help`, or `riskengine COMMAND --help`");
return (int)ExitCode.Usage;
