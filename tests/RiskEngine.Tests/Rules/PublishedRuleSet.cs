using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

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

    /// <summary>The enabled rules that its own files state.</summary>
    public IEnumerable<(Domain Domain, Rule Rule)> OwnRules => Loaded.RuleSet!.Domains
        .SelectMany(domain => domain.Rules.Select(rule => (domain, rule)))
        .Where(pair => pair.rule.Enabled && pair.rule.Origin == Loaded.Id);

    /// <summary>The thresholds of its own files: what it inherits is shown by the cases where it comes from.</summary>
    public IEnumerable<Edge> OwnEdges
    {
        get
        {
            var rules = OwnRules.Select(own => own.Rule.Code);
            var inherited = Loaded.Extends is { } parent ? Library.Find(parent)!.Domains : [];
            var globals = Loaded.RuleSet!.Domains.SelectMany(Names).Except(inherited.SelectMany(Names));
            var owners = rules.Concat(globals).ToHashSet();
            return Edge.In(Compiled!.Bound).Where(edge => owners.Contains(edge.Owner));
        }
    }

    private static IEnumerable<string> Names(Domain domain) => domain.Globals.Select(global => global.Name);

    public override string ToString() => Loaded.Id?.ToString() ?? Loaded.Folder;
}
