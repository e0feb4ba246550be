using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.RuleSets;

/// <summary>What is wrong with a draft, as if it lay beside the sets that are served.</summary>
internal static class DraftFindings
{
    /// <summary>The draft and every finding, in file order.</summary>
    internal static (LoadedRuleSet Draft, IReadOnlyList<Diagnostic> Findings) Of(RuleSetFiles files, RuleSetLibrary library)
    {
        var draft = library.Check(files);
        IReadOnlyList<Diagnostic> inExpressions =
            draft.RuleSet is { } ruleSet ? CompiledRuleSet.TryCompile(ruleSet, out _) : [];
        return (draft, DiagnosticText.InFileOrder(draft.Findings.Concat(inExpressions)));
    }
}
