using RiskEngine.Assessments;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Storage.Runs;

/// <summary>A household whose stored answer is not what it is when it is computed again.</summary>
/// <param name="HouseholdId">The household; empty for what concerns the run as a whole.</param>
/// <param name="What">What differs.</param>
public sealed record RunDifference(string HouseholdId, string What);

/// <summary>What came of verifying a run.</summary>
/// <param name="Run">The run.</param>
/// <param name="Verified">Households computed again.</param>
/// <param name="Count">Number of differences.</param>
/// <param name="First">The first of them.</param>
public sealed record VerificationResult(Run Run, long Verified, long Count, IReadOnlyList<RunDifference> First);

/// <summary>Computes a finished run again, from its snapshots and by its rule sets, and compares bit for bit.</summary>
/// <param name="database">The store.</param>
/// <param name="shelf">The rule sets; those of the run have to be among them.</param>
/// <param name="progress">Told how far it is, by one worker at a time.</param>
public sealed class Verification(RiskDatabase database, RuleSetShelf shelf, Action<RunProgress> progress)
{
    /// <summary>Number of differences that are told one by one.</summary>
    public const int MostListed = 50;

    private readonly Lock gate = new();
    private readonly List<RunDifference> first = [];
    private long count;
    private long verified;
    private long withResult;
    private int done;
    private int next;

    /// <summary>Verifies a run.</summary>
    /// <exception cref="StoreException">There is no such run, its rule sets are not loaded, or the store does not answer.</exception>
    public async Task<VerificationResult> RunAsync(string name, int workers, CancellationToken stop = default)
    {
        var run = await FindAsync(name, stop).ConfigureAwait(false);
        var sets = await database.DoAsync((connection, _) => RunRuleSetTable.AllAsync(connection, run.Id), stop).ConfigureAwait(false);
        RequireLoaded(run, sets);
        CompareTables(sets);
        var units = await database.DoAsync((connection, _) => UnitTable.AllAsync(connection, run.Id), stop).ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => WorkAsync(run, sets, units, stop), stop)))
            .ConfigureAwait(false);
        await CompareWholeAsync(run, stop).ConfigureAwait(false);
        return new VerificationResult(run, verified, count, first);
    }

    private async Task<Run> FindAsync(string name, CancellationToken stop)
    {
        var runs = await database.DoAsync((connection, _) => RunTable.AllAsync(connection), stop).ConfigureAwait(false);
        var run = runs.FirstOrDefault(one => one.Name == name) ?? throw new StoreException(
            RunMistakes.NoRun(name, Nearest.To(name, runs.Select(one => one.Name))));
        return run.State switch
        {
            RunStates.Open => throw new StoreException(RunMistakes.NotFinished(name)),
            RunStates.Reduced => throw new StoreException(RunMistakes.Reduced(name)),
            _ => run,
        };
    }

    private void RequireLoaded(Run run, IReadOnlyList<RunRuleSet> sets)
    {
        var missing = from set in sets
                      let loaded = shelf.Library.Find(new RuleSetId(set.RuleSetId, set.Version))
                      where loaded?.Digest != set.Digest
                      select $"`{set.Pin}` with digest {set.Digest} is not loaded"
                          + (loaded is null ? "" : $", but another text of it: {loaded.Digest}");
        var all = missing.ToList();
        if (all.Count > 0)
        {
            throw new StoreException(RunMistakes.OtherRuleSets(run.Name, all));
        }
    }

    // What the numbers and bits of the results stand for: a changed word there changes every answer that is read by it.
    private void CompareTables(IReadOnlyList<RunRuleSet> sets)
    {
        foreach (var set in sets)
        {
            var now = shelf.FindByDigest(set.Digest) is { } compiled ? RunRuleSet.Of(compiled, set.Number) : null;
            if (now is not null && now != set)
            {
                Add(new RunDifference("", $"the stored code tables of `{set.Pin}` are not those of the rule set"));
            }
        }
    }

    private async Task WorkAsync(Run run, IReadOnlyList<RunRuleSet> sets, IReadOnlyList<RunUnit> units, CancellationToken stop)
    {
        var verifier = new UnitVerifier(shelf, run, sets);
        while (Interlocked.Increment(ref next) - 1 is var place && place < units.Count)
        {
            var found = await database.DoAsync(
                (connection, token) => verifier.VerifyAsync(connection, units[place], token), stop).ConfigureAwait(false);
            lock (gate)
            {
                found.Differences.ForEach(Add);
                verified += found.Households;
                withResult += found.Results;
                progress(new RunProgress(verified, (double)++done / units.Count));
            }
        }
    }

    // What no unit can see: results of nobody, and the figures of the run itself.
    private async Task CompareWholeAsync(Run run, CancellationToken stop)
    {
        var (digest, results) = await database.DoAsync(
            (connection, token) => RunClosing.DigestAsync(connection, run.Id, token), stop).ConfigureAwait(false);
        if (results != withResult)
        {
            var orphans = await database.DoAsync(
                (connection, token) => VerifiedRow.OrphansAsync(connection, run, MostListed, token), stop).ConfigureAwait(false);
            foreach (var orphan in orphans)
            {
                Add(new RunDifference(orphan, "it has a result, but its snapshot is not in the store, or not where it was"));
            }
        }

        if (!digest.AsSpan().SequenceEqual(run.ResultDigest))
        {
            Add(new RunDifference("", "the digest of all stored results is not the one recorded when the run was finished"));
        }

        if (results != run.Assessed || verified != run.Read || run.Assessed + run.Rejected != run.Read)
        {
            Add(new RunDifference("", FormattableString.Invariant(
                $"{run.Read:N0} households were read, {run.Assessed:N0} assessed and {run.Rejected:N0} rejected; there are {verified:N0} now, and {results:N0} results")));
        }
    }

    private void Add(RunDifference difference)
    {
        count++;
        if (first.Count < MostListed)
        {
            first.Add(difference);
        }
    }
}
