using RiskEngine.RuleSets;

namespace RiskEngine.Cases;

/// <summary>Which outcomes of a rule some case asserts.</summary>
/// <param name="Code">Code of the rule.</param>
/// <param name="Met">Whether a case says that it must be met.</param>
/// <param name="NotMet">Whether a case says that it must not be met.</param>
/// <param name="Unknown">Whether a case says that it must stay unknown.</param>
public sealed record CaseCoverage(string Code, bool Met, bool NotMet, bool Unknown)
{
    /// <summary>The coverage of every enabled rule that the set's own files state, in their order.</summary>
    /// <remarks>
    /// A category that a case names asserts its row. What a set inherits is covered by the cases where it comes from.
    /// </remarks>
    public static IReadOnlyList<CaseCoverage> Of(RuleSet ruleSet, IReadOnlyList<Case> cases)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(cases);
        var met = Named(cases, expect => expect.Category is { } category ? [.. expect.Met, category] : expect.Met);
        var notMet = Named(cases, expect => expect.NotMet);
        var unknown = Named(cases, expect => expect.Unknown);
        return
        [
            .. ruleSet.Domains.SelectMany(domain => domain.Rules)
                .Where(rule => rule.Enabled && rule.Origin == ruleSet.Id)
                .Select(rule => new CaseCoverage(rule.Code, met.Contains(rule.Code), notMet.Contains(rule.Code),
                    unknown.Contains(rule.Code))),
        ];
    }

    private static HashSet<string> Named(IEnumerable<Case> cases, Func<CaseExpectation, IReadOnlyList<string>> codes) =>
        cases.SelectMany(one => codes(one.Expect)).ToHashSet(StringComparer.Ordinal);
}
