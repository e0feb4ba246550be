using System.CommandLine;

namespace RiskEngine.Cli.Commands;

/// <summary><c>riskengine rules</c>: the tools of the analysts who write the rules.</summary>
internal static class RulesCommand
{
    public static Command Create() => new("rules", "Tools for those who write rules")
    {
        RulesFactsCommand.Create(),
    };
}
