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
        units = (await database.DoAsync((connection, _) => UnitTable.AllAsync(connection, run.Id), stop).ConfigureAwait(false)).Count;
        done = await database.DoAsync((connection, _) => UnitTable.DoneAsync(connection, run.Id), stop).ConfigureAwait(false);
        await WorkAsync(run, sets, order.Workers, stop).ConfigureAwait(false);
        return await new RunClosing(database).FinishAsync(run, stop).ConfigureAwait(false);
    }

    private async Task WorkAsync(Run run, IReadOnlyList<RunRuleSet> sets, int workers, CancellationToken stop)
    {
        // Unique for each process, so that a commit whose answer was lost is known again; no result depends on it.
        var owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";
        owner = owner.Length <= 100 ? owner : owner[^100..];
        var numbers = sets.ToDictionary(set => set.Pin, set => set.Number, StringComparer.Ordinal);
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(stop);

        // A file has one writer: the others wait here for their turn rather than ask the file again and again.
        using var writers = new SemaphoreSlim(database.Address.Kind == StoreKind.Sqlite ? 1 : workers);
        var work = Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            try
            {
                var assessor = new UnitAssessor(shelf, DayNumber.ToDay(run.AsOf), run.Pin, numbers);
                while (await NextAsync(run, owner, broken.Token).ConfigureAwait(false) is { } unit)
                {
                    await DoAsync(assessor, run, unit, owner, writers, broken.Token).ConfigureAwait(false);
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

    private async Task<RunUnit?> NextAsync(Run run, string owner, CancellationToken stop)
    {
        var unclaimed = await database.DoAsync(
            (connection, _) => UnitTable.ClaimAsync(connection, run.Id, owner, Volatile.Read(ref lastClaimed)), stop).ConfigureAwait(false);
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
        var left = await database.DoAsync((connection, _) => UnitTable.LeftAsync(connection, run.Id), stop).ConfigureAwait(false);
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

    private async Task DoAsync(
        UnitAssessor assessor, Run run, RunUnit unit, string owner, SemaphoreSlim writers, CancellationToken stop)
    {
        var result = await database.DoAsync(
            (connection, token) => assessor.AssessAsync(connection, run, unit, token), stop).ConfigureAwait(false);
        await writers.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await database.InTransactionAsync(
                async (_, transaction, token) =>
                {
                    var isMine = await UnitTable.FinishAsync(transaction, run.Id, unit.Unit, owner, result.Counts).ConfigureAwait(false);
                    if (isMine)
                    {
                        await ResultTable.AddAsync(transaction, run.Id, unit.Unit, result, token).ConfigureAwait(false);
                    }

                    return isMine;
                },
                stop).ConfigureAwait(false);
        }
        finally
        {
            writers.Release();
        }

        lock (gate)
        {
            done++;
            read += result.Counts.Read;
            progress(new RunProgress(read, Math.Min(1, (double)done / Math.Max(1, units))));
        }
    }
}
