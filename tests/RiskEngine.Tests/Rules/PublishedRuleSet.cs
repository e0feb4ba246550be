using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

namespace RiskEngine.Tests.Rules;

/// <summary>A rule set of this repository with its cases, and what came of running them.</summary>
internal sealed class PublishedRuleSet
{
    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(RepositoryRoot.At("rules"));

    private PublishedRuleSet(LoadedRuleSet loaded)
    {
        Loaded = loaded;
        Book = CaseBook.Read(loaded, Library);
        if (loaded.RuleSet is { } ruleSet)
        {
            Mistakes = CompiledRuleSet.TryCompile(ruleSet, out var compiled);
            Compiled = compiled;
        }

        Results = Compiled is null ? [] : CaseRunner.Run(Compiled, Book.Cases);
    }

    public static IReadOnlyList<PublishedRuleSet> All { get; } = [.. Library.RuleSets.Select(loaded =>
        new PublishedRuleSet(loaded))];

    public LoadedRuleSet Loaded { get; }

    public CaseBook Book { get; }

    public CompiledRuleSet? Compiled { get; }

    public IReadOnlyList<Diagnostic> Mistakes { get; } = [];

    public IReadOnlyList<CaseResult> Results { get; }

    /// <summary>Everything that <c>rules check</c> says.</summary>
    public IReadOnlyList<Diagnostic> Findings => RuleSetCheck.Of(Loaded, Library);

    /// <summary>What <c>rules test</c> says.</summary>
    public CaseReport Report => CaseTest.Run(Loaded, Library);

    /// <summary>The enabled rules that its own files state.</summary>
    public IEnumerable<(Domain Domain, Rule Rule)> OwnRules => Loaded.RuleSet!.Domains
        .SelectMany(domain => domain.Rules.Select(rule => (domain, rule)))
        .Where(pair => pair.rule.Enabled && pair.rule.Origin == Loaded.Id);

    public override string ToString() => Loaded.Id?.ToString() ?? Loaded.Folder;
}
