using RiskEngine.RuleSets;

namespace RiskEngine.Cases;

/// <summary>The codes that a case may name.</summary>
internal sealed class CodeBook
{
    private const string Indeterminate = "INDETERMINATE";

    public CodeBook(RuleSet ruleSet)
    {
        var rules = ruleSet.Domains.SelectMany(domain => domain.Rules)
            .ToLookup(rule => rule.Enabled, rule => rule.Code);
        Rules = rules[true].ToHashSet(StringComparer.Ordinal);
        Sleeping = rules[false].ToHashSet(StringComparer.Ordinal);
        Categories =
        [
            .. ruleSet.Domains.Where(domain => domain.Kind == DomainKind.Categories)
                .SelectMany(domain => domain.Rules)
                .Where(rule => rule.Enabled && rule.Category is null)
                .Select(rule => rule.Code),
            Indeterminate,
        ];
    }

    /// <summary>Every enabled rule.</summary>
    public IReadOnlySet<string> Rules { get; }

    /// <summary>Every rule that is not enabled.</summary>
    public IReadOnlySet<string> Sleeping { get; }

    /// <summary>Every category that a household can have.</summary>
    public IReadOnlyList<string> Categories { get; }
}
