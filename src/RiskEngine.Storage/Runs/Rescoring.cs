using RiskEngine.Assessments;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>Assesses every household of a store as of one day, unit by unit; broken off anywhere, it can be finished later.</summary>
/// <param name="database">The store.</param>
/// <param name="shelf">The rule sets.</param>
/// <param name="progress">Told how far it is, by one worker at a time.</param>
public sealed class Rescoring(RiskDatabase database, RuleSetShelf shelf, Action<RunProgress> progress)
{
    private readonly Lock gate = new();
    private readonly HashSet<int> inHand = [];
    private int units;
    private int done;
    private int lastClaimed;
    private long read;

    /// <summary>Whether the run to go on with was at its end already.</summary>
    public bool WasFinished { get; private set; }

    /// <summary>Runs to the end.</summary>
    /// <returns>The finished run.</returns>
    /// <exception cref="StoreException">
    /// The order cannot be followed, or the store failed; what was committed by then stays, and <c>--resume</c> goes on from there.
    /// </exception>
    public async Task<Run> RunAsync(RunOrder order, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var opening = new RunOpening(database, shelf);
        var (run, sets) = order.Resume
            ? await opening.ResumeAsync(order, stop).ConfigureAwait(false)
            : await opening.StartAsync(order, stop).ConfigureAwait(false);
        if (run.State == RunStates.Finished)
        {
            WasFinished = true;
            return run;
        }

        units = (await database.DoAsync((connection, _) => UnitTable.AllAsync(connection, run.Id), stop).ConfigureAwait(false)).Count;
        done = await database.DoAsync((connection, _) => UnitTable.DoneAsync(connection, run.Id), stop).ConfigureAwait(false);
        await WorkAsync(run, sets, order.Workers, stop).ConfigureAwait(false);
        return await new RunClosing(database).FinishAsync(run, order.Workers, stop).ConfigureAwait(false);
    }

    private async Task WorkAsync(Run run, IReadOnlyList<RunRuleSet> sets, int workers, CancellationToken stop)
    {
        // Unique for each process, so that a commit whose answer was lost is known again; no result depends on it.
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
        owner = owner.Length <= 100 ? owner : owner[^100..];
        var numbers = sets.ToDictionary(set => set.Pin, set => set.Number, StringComparer.Ordinal);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);

        var writers = new RunWriters(database, workers);
        await using var closing = writers.ConfigureAwait(false);
        var work = Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            try
            {
                var assessor = new UnitAssessor(shelf, DayNumber.ToDay(run.AsOf), run.Pin, numbers);
                var unit = await writers.DoAsync(kept => NextAsync(run, owner, kept, broken.Token), broken.Token).ConfigureAwait(false);
                while (unit is not null)
                {
                    unit = await DoAsync(assessor, run, unit, owner, writers, broken.Token).ConfigureAwait(false);
                }
            }
            catch
            {
                await broken.CancelAsync().ConfigureAwait(false);
                throw;
            }
        }, CancellationToken.None)).ToArray();
        await Task.WhenAll(work).ConfigureAwait(false);
    }

    private async Task<RunUnit?> NextAsync(Run run, string owner, KeptConnection kept, CancellationToken stop)
    {
        var unclaimed = await database.OnAsync(
            kept, connection => UnitTable.ClaimAsync(connection, run.Id, owner, Volatile.Read(ref lastClaimed)), stop).ConfigureAwait(false);
        if (unclaimed is not null)
        {
            lock (gate)
            {
                lastClaimed = Math.Max(lastClaimed, unclaimed.Unit);
                inHand.Add(unclaimed.Unit);
            }

            return unclaimed;
        }

        // Claimed by a process that may be dead, or skipped over by the line above.
        var left = await database.OnAsync(kept, connection => UnitTable.LeftAsync(connection, run.Id), stop).ConfigureAwait(false);
        lock (gate)
        {
            var next = left.FirstOrDefault(unit => !inHand.Contains(unit.Unit));
            if (next is not null)
            {
                inHand.Add(next.Unit);
            }

            return next;
        }
    }

    // Does a unit, and claims the next one when it has the turn to write anyway.
    private async Task<RunUnit?> DoAsync(
        UnitAssessor assessor, Run run, RunUnit unit, string owner, RunWriters writers, CancellationToken stop)
    {
        var result = await database.DoAsync(
            (connection, token) => assessor.AssessAsync(connection, run, unit, token), stop).ConfigureAwait(false);
        var next = await writers.DoAsync(
            async kept =>
            {
                var claimed = await NextAsync(run, owner, kept, stop).ConfigureAwait(false);
                await CommitAsync(run, unit, owner, result, kept, stop).ConfigureAwait(false);
                return claimed;
            },
            stop).ConfigureAwait(false);
        lock (gate)
        {
            done++;
            read += result.Counts.Read;
            progress(new RunProgress(read, Math.Min(1, (double)done / Math.Max(1, units))));
        }

        return next;
    }

    private Task<bool> CommitAsync(Run run, RunUnit unit, string owner, UnitWork result, KeptConnection kept, CancellationToken stop) =>
        database.InTransactionAsync(
            async (_, transaction, token) =>
            {
                var isMine = await UnitTable.FinishAsync(transaction, run.Id, unit.Unit, owner, result.Counts).ConfigureAwait(false);
                if (isMine)
                {
                    if (!await RunTable.IsThereAsync(transaction, run).ConfigureAwait(false))
                    {
                        throw new StoreException(RunMistakes.Removed(run.Name));
                    }

                    await ResultTable.AddAsync(transaction, run.Id, unit.Unit, result, token).ConfigureAwait(false);
                }

                return isMine;
            },
            mayCreate: false,
            kept,
            stop);
}
