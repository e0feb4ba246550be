using RiskEngine.Assessments;
using RiskEngine.RuleSets;

namespace RiskEngine.Api;

/// <summary>The names of the rule sets that a caller may ask for.</summary>
internal static class RuleSetNames
{
    internal static IReadOnlyList<RuleSetId> Usable(RuleSetShelf shelf) =>
        [.. shelf.Library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>().Select(ruleSet => ruleSet.Id)];
}
