using System.CommandLine;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules</c>: the tools of policy analysts.</summary>
internal static class RulesCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) =>
        new("rules", "Check, test and look into rule sets")
        {
            RulesCheckCommand.Create(rules, quiet),
            RulesTestCommand.Create(rules, quiet),
        };
}
