using System.CommandLine;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules</c>: the tools of policy analysts.</summary>
internal static class RulesCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) =>
        new("rules", "Look at rule sets, check them and publish them")
        {
            RulesListCommand.Create(rules),
            RulesShowCommand.Create(rules),
            RulesCoverageCommand.Create(rules, quiet),
            RulesPublishCommand.Create(rules),
        };
}
