using System.CommandLine;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules</c>: the tools of the analysts who write the rules.</summary>
internal static class RulesCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) => new("rules", "Tools for those who write rules")
    {
        RulesListCommand.Create(rules),
        RulesShowCommand.Create(rules),
        RulesFactsCommand.Create(),
        RulesCheckCommand.Create(rules, quiet),
        RulesTestCommand.Create(rules, quiet),
        RulesCoverageCommand.Create(rules, quiet),
        RulesPublishCommand.Create(rules),
    };
}
