using System.Collections.Concurrent;
using NodaTime;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Emitting;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>The compiled rule sets of a library: each is compiled once, when it is first asked for. Safe to share between threads.</summary>
/// <param name="library">The sets as their files state them.</param>
public sealed class RuleSetShelf(RuleSetLibrary library)
{
    private readonly ConcurrentDictionary<string, Lazy<Compilation>> compilations = new(StringComparer.Ordinal);

    private volatile bool hasRefused;

    /// <summary>The sets as their files state them.</summary>
    public RuleSetLibrary Library => library;

    /// <summary>Whether a set was asked for that cannot answer because of its mistakes.</summary>
    public bool HasRefused => hasRefused;

    /// <summary>What compiling has found so far, in the sets that were asked for; in file order.</summary>
    public IReadOnlyList<Diagnostic> MistakesSoFar => DiagnosticText.InFileOrder(
        compilations.Values.Where(lazy => lazy.IsValueCreated).SelectMany(lazy => lazy.Value.Mistakes));

    /// <summary>
    /// Loads the compiler by compiling a small expression: done on another core while files are read, it shortens the way of a
    /// short run to its first answer.
    /// </summary>
    public static Task WarmUp() => Task.Run(() =>
    {
        var scope = new Scope().Add(new Variable("household", typeof(HouseholdFacts)));
        const string Sample = "household.Members.Any(m => m.Age >= 16 && m.CanWork == true) || household.Income.Wage + 1 < household.Size";
        _ = new CompiledExpression(ExpressionCompiler.Bind(Sample, scope).Expression!);
    });

    /// <summary>The compiled rule set for a household on a day.</summary>
    /// <param name="regionCode">Division code of the household.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <param name="pin">As for <see cref="RuleSetLibrary.Choose"/>.</param>
    /// <param name="error">Why there is none; null when there is one.</param>
    public CompiledRuleSet? Find(string regionCode, LocalDate asOf, string? pin, out RuleSetChoiceError? error)
    {
        var choice = library.Choose(regionCode, asOf, pin);
        error = choice.Error;
        if (choice.RuleSet is not { } ruleSet)
        {
            hasRefused |= error is { Problem: RuleSetChoiceProblem.HasMistakes };
            return null;
        }

        var compilation = Compile(ruleSet);
        if (compilation.Compiled is null)
        {
            hasRefused = true;
            error = new RuleSetChoiceError(
                RuleSetChoiceProblem.HasMistakes,
                $"the rule set `{ruleSet.Id}` has mistakes in its expressions",
                $"run `riskengine rules check {ruleSet.Id}` to see them, or name another version",
                [.. library.RuleSets.Select(loaded => loaded.RuleSet?.Id).OfType<RuleSetId>()]);
        }

        return compilation.Compiled;
    }

    /// <summary>The compiled rule set of a digest; null when none that can be used has it.</summary>
    /// <param name="digest"><c>sha256:</c> and 64 hex digits.</param>
    public CompiledRuleSet? FindByDigest(string digest) =>
        library.RuleSets.Select(loaded => loaded.RuleSet).FirstOrDefault(ruleSet => ruleSet?.Digest == digest) is { } found
            ? Compile(found).Compiled
            : null;

    /// <summary>Compiles every set that was read without mistakes, and answers the mistakes found only now.</summary>
    public IReadOnlyList<Diagnostic> CompileAll() =>
        [.. library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>().SelectMany(ruleSet => Compile(ruleSet).Mistakes)];

    /// <summary>
    /// Compiles every set that can be used as far as answers at any level of explanation need it, and runs each once, so that no
    /// caller waits for it.
    /// </summary>
    /// <param name="threads">Cores to use, at least 1: all of them before anybody is served, one while somebody is.</param>
    public void MakeReady(int threads) => Parallel.ForEach(
        library.RuleSets.Select(loaded => loaded.RuleSet).OfType<RuleSet>(),
        new ParallelOptions { MaxDegreeOfParallelism = threads },
        ruleSet => Compile(ruleSet).Compiled?.MakeReady());

    /// <summary>The sets that have been compiled.</summary>
    public IEnumerable<CompiledRuleSet> Compiled =>
        compilations.Values.Select(compilation => compilation.Value.Compiled).OfType<CompiledRuleSet>();

    /// <summary>The mistakes in the expressions of one set; empty when it can be used.</summary>
    public IReadOnlyList<Diagnostic> MistakesIn(RuleSet ruleSet) => Compile(ruleSet).Mistakes;

    private Compilation Compile(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return compilations.TryGetValue(ruleSet.Digest, out var known) ? known.Value : CompileNow(ruleSet);
    }

    private Compilation CompileNow(RuleSet ruleSet) =>
        compilations.GetOrAdd(ruleSet.Digest, _ => new Lazy<Compilation>(() =>
        {
            var mistakes = CompiledRuleSet.TryCompile(ruleSet, out var compiled);
            return new Compilation(compiled, mistakes);
        })).Value;

    private sealed record Compilation(CompiledRuleSet? Compiled, IReadOnlyList<Diagnostic> Mistakes);
}
