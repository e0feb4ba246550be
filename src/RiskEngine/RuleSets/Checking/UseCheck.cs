using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Parameters and derived values of the set's own files that nothing reads.</summary>
internal static class UseCheck
{
    // Shown in the audit of every assessment, whether or not a rule reads them.
    private static readonly string[] Shown =
    [
        "netIncome", "incomePerCapita", "referenceIncomePerCapita", "povertyLine", "monitoringLine", "lineMultiplier",
        "rigidExpenditure", "incomeDropRatio",
    ];

    // The seeds' caps on how many are monitored: a county is held against them, never a household.
    private static readonly string[] ForReports = ["ScaleShareDeepPoverty", "ScaleShareElsewhere"];

    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set)
    {
        var read = set.Texts.SelectMany(text => text.Expression.Reads).Select(variable => variable.Path)
            .ToHashSet(StringComparer.Ordinal);
        var parameters = from file in set.Piece.Parameters
                         from placed in file.Parameters
                         where !read.Contains($"parameters.{placed.Parameter.Name}") && !ForReports.Contains(placed.Parameter.Name)
                         select placed.At.Mark(CheckMistakes.UnusedParameter(placed.Parameter.Name));
        var globals = from workflow in set.Piece.Workflows
                      from placed in workflow.Globals
                      let name = placed.Global.Name
                      where !read.Contains(name) && !Shown.Contains(name)
                      select placed.At.Mark(CheckMistakes.UnusedGlobal(name));
        return parameters.Concat(globals);
    }
}
