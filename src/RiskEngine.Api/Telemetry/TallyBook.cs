using System.Diagnostics.Metrics;
using RiskEngine.Assessments;

namespace RiskEngine.Api.Telemetry;

/// <summary>
/// Adds up what is counted of all rule sets, over every reload: a total never goes down, and a set that is no longer served
/// is not kept for its counts.
/// </summary>
internal sealed class TallyBook
{
    private readonly Lock oneAtATime = new();
    private readonly List<(WeakReference<CompiledRuleSet> Set, AssessmentTally Tally)> open = [];
    private readonly Dictionary<(TallyKind Kind, string RuleSet, string Code), long> totals = [];

    /// <summary>Begins to count the sets of a shelf.</summary>
    public void Add(RuleSetShelf shelf)
    {
        lock (oneAtATime)
        {
            Collect();
            open.AddRange(shelf.Compiled.Select(set => (new WeakReference<CompiledRuleSet>(set), set.Tally)));
        }
    }

    /// <summary>The totals of one kind since the start.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="tag">Name of the tag for the code.</param>
    public IReadOnlyList<Measurement<long>> TotalsOf(TallyKind kind, string tag)
    {
        lock (oneAtATime)
        {
            Collect();
            return
            [
                .. totals.Where(total => total.Key.Kind == kind).Select(total => new Measurement<long>(
                    total.Value,
                    new KeyValuePair<string, object?>(ServiceMeter.RuleSetTag, total.Key.RuleSet),
                    new KeyValuePair<string, object?>(tag, total.Key.Code))),
            ];
        }
    }

    private void Collect()
    {
        for (var place = open.Count - 1; place >= 0; place--)
        {
            // Asked first: as long as somebody holds the set, he may still add to its tally.
            var isHeld = open[place].Set.TryGetTarget(out _);
            var tally = open[place].Tally;
            foreach (var (kind, code, count) in tally.Take())
            {
                var key = (kind, tally.RuleSet, code);
                totals[key] = totals.GetValueOrDefault(key) + count;
            }

            if (!isHeld)
            {
                open.RemoveAt(place);
            }
        }
    }
}
