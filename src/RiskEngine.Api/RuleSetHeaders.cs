using RiskEngine.RuleSets;

namespace RiskEngine.Api;

/// <summary>The headers that name the rule set that answered.</summary>
internal static class RuleSetHeaders
{
    internal static void Name(IHeaderDictionary headers, RuleSet ruleSet)
    {
        headers["Ruleset-Id"] = ruleSet.Id.Set;
        headers["Ruleset-Version"] = ruleSet.Id.Version;
        headers["Ruleset-Digest"] = ruleSet.Digest;
    }
}
