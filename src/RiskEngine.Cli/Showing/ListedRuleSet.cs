using RiskEngine.Cases;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Showing;

/// <summary>One line of the list of rule sets.</summary>
/// <param name="Folder">Where its files lie.</param>
/// <param name="Id">Name and version; null when its manifest cannot be read.</param>
/// <param name="RuleSet">The set; null when it has mistakes.</param>
/// <param name="Period">The days in force, as people read them; null when it has mistakes.</param>
/// <param name="Cases">Number of worked cases in its own files.</param>
/// <param name="Lock">What the lock says of it: <c>locked</c>, <c>changed</c>, or <c>no</c>.</param>
/// <param name="Mistakes">Number of mistakes that keep it from being used.</param>
internal sealed record ListedRuleSet(
    string Folder, RuleSetId? Id, RuleSet? RuleSet, string? Period, int Cases, string Lock, int Mistakes)
{
    public static ListedRuleSet Of(LoadedRuleSet loaded, RuleSetLibrary library, PublishedLock locked) => new(
        loaded.Folder, loaded.Id, loaded.RuleSet, loaded.RuleSet is { } set ? RuleSetList.Period(set, library) : null,
        CaseBook.Read(loaded, library).Cases.Count,
        LockOf(loaded, locked), loaded.Findings.Count);

    /// <summary>Number of rules that apply, of one kind.</summary>
    public int Rules(DomainKind kind) =>
        RuleSet?.Domains.Where(domain => domain.Kind == kind).Sum(domain => domain.Rules.Count(rule => rule.Enabled)) ?? 0;

    private static string LockOf(LoadedRuleSet loaded, PublishedLock locked) =>
        loaded.Id is not { } id || locked.DigestOf(id) is not { } digest ? "no"
        : digest == loaded.RuleSet?.Digest ? "locked"
        : "changed";
}
