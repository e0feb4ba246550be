using System.Diagnostics;
using System.Diagnostics.Metrics;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;
using RiskEngine.Assessments.Comparing;
using RiskEngine.Assessments.Replaying;

namespace RiskEngine.Api.Telemetry;

/// <summary>
/// What the service measures beyond what ASP.NET does. Costs next to nothing while nobody listens, and allocates nothing
/// for each request when somebody does. No tag ever holds a word of a caller.
/// </summary>
internal sealed class ServiceMeter : IDisposable
{
    /// <summary>Name of the meter.</summary>
    internal const string Name = "RiskEngine";

    /// <summary>The tag for name and version of a rule set.</summary>
    internal const string RuleSetTag = "riskengine.ruleset";

    private const string OutcomeTag = "riskengine.outcome";

    private static readonly double[] Bounds =
        [0.000_02, 0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.05, 0.25, 1];

    private readonly Meter meter = new(Name);
    private readonly ObservableCounter<long> assessments;
    private readonly Histogram<double> durations;
    private readonly Counter<long> comparisons;
    private readonly Counter<long> replays;
    private readonly Counter<long> reloads;

    public ServiceMeter(ServedRules rules)
    {
        assessments = meter.CreateObservableCounter(
            "riskengine.assessments", () => rules.Tallies.TotalsOf(TallyKind.Category, "riskengine.category"),
            "{household}", "Households assessed, by rule set and category");
        meter.CreateObservableCounter(
            "riskengine.rule.hits", () => rules.Tallies.TotalsOf(TallyKind.RuleHit, "riskengine.rule"),
            "{hit}", "Rules that were met, by rule set and rule");
        meter.CreateObservableCounter(
            "riskengine.unknown_facts", () => rules.Tallies.TotalsOf(TallyKind.UnknownFact, "riskengine.fact"),
            "{fact}", "Missing answers that could change something, by rule set and fact");
        durations = meter.CreateHistogram(
            "riskengine.assessment.duration", "s", "Reading, assessing and writing one household, without the network",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = Bounds });
        comparisons = meter.CreateCounter<long>(
            "riskengine.comparisons", "{comparison}", "Households compared, by the rule set compared with and what came of it");
        replays = meter.CreateCounter<long>(
            "riskengine.replays", "{replay}", "Earlier assessments made again, by rule set and what came of it");
        reloads = meter.CreateCounter<long>(
            "riskengine.ruleset.reloads", "{reload}", "Changes of the rules folder, by what came of them");
    }

    /// <inheritdoc/>
    public void Dispose() => meter.Dispose();

    /// <summary>Counts an assessment that has been written.</summary>
    /// <param name="assessment">The assessment.</param>
    /// <param name="since">When the work on it began, as <see cref="Stopwatch.GetTimestamp"/> has it.</param>
    public void Count(Assessment assessment, long since)
    {
        Count(assessment);
        if (durations.Enabled)
        {
            var tag = new KeyValuePair<string, object?>(RuleSetTag, assessment.RuleSetName);
            durations.Record(Stopwatch.GetElapsedTime(since).TotalSeconds, tag);
        }
    }

    /// <summary>Counts an assessment of a batch that has been written.</summary>
    public void Count(Assessment assessment)
    {
        if (assessments.Enabled)
        {
            assessment.Count();
        }
    }

    /// <summary>A writer that counts what it writes.</summary>
    public IResultWriter Counting(IResultWriter writer) => new CountingResultWriter(writer, this);

    /// <summary>Counts a comparison. Its two assessments are no answers to a household, so they are not counted as such.</summary>
    public void Count(AssessmentComparison comparison) =>
        Add(comparisons, comparison.After, comparison.IsChanged ? "changed" : "same");

    /// <summary>Counts a replay; that an assessment was made again does not make it another one.</summary>
    public void Count(Replay replay) => Add(replays, replay.Now, replay.IsReproduced ? "reproduced" : "different");

    /// <summary>Counts a change of the rules folder.</summary>
    public void CountReload(bool isInForce) =>
        reloads.Add(1, new KeyValuePair<string, object?>(OutcomeTag, isInForce ? "in-force" : "refused"));

    private static void Add(Counter<long> counter, Assessment assessment, string outcome) => counter.Add(
        1,
        new KeyValuePair<string, object?>(RuleSetTag, assessment.RuleSetName),
        new KeyValuePair<string, object?>(OutcomeTag, outcome));
}
