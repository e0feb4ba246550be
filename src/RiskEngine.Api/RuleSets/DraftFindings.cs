using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Api.RuleSets;

/// <summary>What <c>rules check</c> finds in a draft, as if it lay beside the sets that are served.</summary>
internal static class DraftFindings
{
    /// <summary>The draft and every finding, in file order.</summary>
    internal static (LoadedRuleSet Draft, IReadOnlyList<Diagnostic> Findings) Of(RuleSetFiles files, RuleSetLibrary library)
    {
        var draft = library.Check(files);
        return (draft, RuleSetCheck.Of(draft, library));
    }
}
