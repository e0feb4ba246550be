using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>What is counted of assessments.</summary>
public enum TallyKind
{
    /// <summary>Households, by the category that they were given.</summary>
    Category,

    /// <summary>Rules of any kind that were met, by their code.</summary>
    RuleHit,

    /// <summary>Answers that were missing where they could change something, by their pointer with <c>*</c> for an element.</summary>
    UnknownFact,
}

/// <summary>
/// Counts what the assessments of one rule set came to. Any number of threads may add at once; each core has numbers of its
/// own, so that they do not wait for each other, and adding allocates nothing.
/// </summary>
public sealed class AssessmentTally
{
    private readonly string[] rules;
    private readonly string[] categories;
    private readonly long[][] counts = new long[Environment.ProcessorCount][];
    private readonly ConcurrentDictionary<string, StrongBox<long>> missing = new(StringComparer.Ordinal);

    internal AssessmentTally(BoundRuleSet bound)
    {
        RuleSet = bound.RuleSet.Id.ToString();
        rules = [.. bound.Rules.Select(rule => rule.Code)];
        categories = [.. bound.Categories];
        for (var core = 0; core < counts.Length; core++)
        {
            counts[core] = new long[rules.Length + categories.Length];
        }
    }

    /// <summary>Name and version of the rule set.</summary>
    public string RuleSet { get; }

    /// <summary>Takes the counts since they were last taken, and begins again from nothing.</summary>
    /// <returns>What was counted at least once.</returns>
    public IEnumerable<(TallyKind Kind, string Code, long Count)> Take()
    {
        for (var index = 0; index < rules.Length + categories.Length; index++)
        {
            var sum = counts.Sum(core => Interlocked.Exchange(ref core[index], 0));
            if (sum > 0)
            {
                yield return index < rules.Length
                    ? (TallyKind.RuleHit, rules[index], sum)
                    : (TallyKind.Category, categories[index - rules.Length], sum);
            }
        }

        foreach (var (pointer, count) in missing)
        {
            if (Interlocked.Exchange(ref count.Value, 0) is > 0 and var sum)
            {
                yield return (TallyKind.UnknownFact, WithoutElement(pointer), sum);
            }
        }
    }

    /// <summary>Adds an assessment that has been written: what is missing is known only then.</summary>
    internal void Add(Assessment assessment)
    {
        var mine = counts[Thread.GetCurrentProcessorId() % counts.Length];
        Interlocked.Increment(ref mine[rules.Length + assessment.CategoryIndex]);
        for (var rule = assessment.Open.Next(-1); rule >= 0 && rule < rules.Length; rule = assessment.Open.Next(rule))
        {
            if (assessment.TruthOf(rule) == Truth.Met)
            {
                Interlocked.Increment(ref mine[rule]);
            }
        }

        foreach (var gap in assessment.DataGaps.Found)
        {
            Interlocked.Increment(ref missing.GetOrAdd(gap.Pointer, static _ => new StrongBox<long>()).Value);
        }
    }

    // Which member it was is nobody's business, and would make fifty rows of one.
    private static string WithoutElement(string pointer) =>
        string.Join('/', pointer.Split('/').Select(step => step.Length > 0 && step.All(char.IsAsciiDigit) ? "*" : step));
}
