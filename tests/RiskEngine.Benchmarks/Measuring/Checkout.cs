using RiskEngine.Assessments;
using RiskEngine.RuleSets;

namespace RiskEngine.Benchmarks.Measuring;

/// <summary>The checkout that is measured: the one around the program, else the one around the current folder.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find(AppContext.BaseDirectory) ?? Find(Directory.GetCurrentDirectory())
        ?? throw new DirectoryNotFoundException("no RiskEngine.sln upwards from the program or the current folder");

    public static string Rules => Path.Combine(Root, "rules");

    public static RuleSetShelf OpenShelf() => new(RuleSetLibrary.Load(Rules));

    /// <summary>The set that the figures are about, compiled.</summary>
    public static CompiledRuleSet National()
    {
        var ruleSet = RuleSetLibrary.Load(Rules).Find(new RuleSetId("national", "2020.1"))
            ?? throw new InvalidOperationException("rules/national/2020.1 cannot be used; see `riskengine rules check`");
        var mistakes = CompiledRuleSet.TryCompile(ruleSet, out var compiled);
        return compiled ?? throw new InvalidOperationException(mistakes[0].What);
    }

    private static string? Find(string start)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RiskEngine.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
