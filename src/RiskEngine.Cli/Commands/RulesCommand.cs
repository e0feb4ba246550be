using System.CommandLine;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules</c>: the tools of the analysts who write the rules.</summary>
internal static class RulesCommand
{
    public static Command Create(Option<string?> rules, Option<bool> quiet) => new("rules", "Tools for those who write rules")
    {
        RulesCheckCommand.Create(rules, quiet),
        RulesTestCommand.Create(rules, quiet),
        RulesFactsCommand.Create(),
    };
}
