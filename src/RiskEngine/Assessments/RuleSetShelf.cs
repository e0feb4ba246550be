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

    /// <summary>The sets as their files state them.</summary>
    public RuleSetLibrary Library => library;

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
            return null;
        }

        var compilation = Compile(ruleSet);
        if (compilation.Compiled is null)
        {
            error = new RuleSetChoiceError(
                RuleSetChoiceProblem.HasMistakes,
                $"rule set `{ruleSet.Id}` has {compilation.Mistakes.Count} mistakes in its expressions",
                "mend them, or pin another version",
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

    /// <summary>The mistakes in the expressions of one set; empty when it can be used.</summary>
    public IReadOnlyList<Diagnostic> MistakesIn(RuleSet ruleSet) => Compile(ruleSet).Mistakes;

    private Compilation Compile(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return compilations.GetOrAdd(ruleSet.Digest, _ => new Lazy<Compilation>(() =>
        {
            var mistakes = CompiledRuleSet.TryCompile(ruleSet, out var compiled);
            return new Compilation(compiled, mistakes);
        })).Value;
    }

    private sealed record Compilation(CompiledRuleSet? Compiled, IReadOnlyList<Diagnostic> Mistakes);
}
