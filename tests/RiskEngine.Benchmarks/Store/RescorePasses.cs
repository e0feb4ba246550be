using System.Collections.Concurrent;
using Dapper;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Pipeline;
using RiskEngine.Households;
using RiskEngine.Storage.Runs;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Benchmarks.Store;

/// <summary>A run over the whole store, and the same with the assessment left out.</summary>
/// <param name="store">Holds the households.</param>
/// <param name="shelf">The rule sets.</param>
/// <param name="asOf">The day.</param>
internal sealed class RescorePasses(MeasuredStore store, RuleSetShelf shelf, int asOf)
{
    private const int UnitSize = 10_000;

    private int number;
    private Run? finished;
    private ResultRow? sample;

    /// <summary>Plans, reads, assesses, writes, proves and closes a new run.</summary>
    public Pass Rescore(int workers) => Passes.Time(() =>
    {
        var order = new RunOrder(asOf, null, $"run-{++number}", Resume: false, workers, UnitSize);
        finished = new Rescoring(store.Database, shelf, _ => { }).RunAsync(order).GetAwaiter().GetResult();
        return (finished.Read, 0);
    });

    /// <summary>One worker in each of two stores at once, which share nothing: what two workers could do at best on this machine.</summary>
    public static Pass Both(RescorePasses one, RescorePasses other) => Passes.Time(() =>
    {
        var beside = Task.Run(() => other.Rescore(1));
        var mine = one.Rescore(1);
        return (mine.Households + beside.GetAwaiter().GetResult().Households, 0);
    });

    /// <summary>
    /// Reads and parses the same units and writes rows of the same size on the same way; plan, claims, sorting and proof are
    /// left out as well, so that the ratio counts them against the run.
    /// </summary>
    public Pass WithoutAssessment(int workers)
    {
        var run = finished ?? throw new InvalidOperationException("a run comes first: its units are used");
        sample ??= Sample(run);
        run = run with { Id = 1_000_000 + ++number };
        return Passes.Time(() => (WorkAsync(run, workers).GetAwaiter().GetResult(), 0));
    }

    private async Task<long> WorkAsync(Run run, int workers)
    {
        var units = new ConcurrentQueue<RunUnit>(await store.Database.DoAsync((connection, _) => UnitTable.AllAsync(connection, finished!.Id)));
        using var writers = new SemaphoreSlim(store.Database.Address.Kind == Storage.StoreKind.Sqlite ? 1 : workers);
        var work = Enumerable.Range(0, workers).Select(_ => Task.Run(async () =>
        {
            var (reader, household, count) = (new SnapshotReader(), new HouseholdSnapshot(), 0L);
            List<SnapshotProblem> problems = [];
            while (units.TryDequeue(out var unit))
            {
                var rows = await ReadAsync(run, unit, reader, household, problems);
                await writers.WaitAsync();
                await store.Database.InTransactionAsync(async (_, transaction, stop) =>
                {
                    await ResultTable.AddAsync(transaction, run.Id, unit.Unit, rows, stop);
                    return true;
                });
                writers.Release();
                count += rows.Results.Count;
            }

            return count;
        }));
        return (await Task.WhenAll(work)).Sum();
    }

    private Task<UnitWork> ReadAsync(
        Run run, RunUnit unit, SnapshotReader reader, HouseholdSnapshot household, List<SnapshotProblem> problems) =>
        store.Database.DoAsync(async (connection, stop) =>
        {
            var rows = new UnitWork([], []);
            await using var cursor = await SnapshotTable.NewestAsync(
                connection, unit.County, unit.AfterHousehold, unit.ThroughHousehold, run.AsOf, run.ThroughBatch, stop);
            while (await cursor.ReadAsync(stop))
            {
                if (!reader.TryRead(cursor.Body, household, problems))
                {
                    throw new InvalidOperationException(problems[0].Message);
                }

                rows.Results.Add(sample! with
                {
                    RegionCode = cursor.RegionCode, HouseholdId = cursor.HouseholdId, SnapshotDate = cursor.Date,
                    Revision = cursor.Revision, Digest = cursor.Digest.ToArray(),
                });
            }

            return rows;
        });

    // Bit sets and numbers as long as the real ones.
    private ResultRow Sample(Run run) => store.Database.DoAsync((connection, _) => connection.QueryFirstAsync<ResultRow>(
        """
        select region_code as RegionCode, household_id as HouseholdId, snapshot_date as SnapshotDate, revision as Revision,
            rule_set as RuleSet, category as Category, score as Score, score_upper as HighestScore, level as Level,
            flags_met as FlagsMet, flags_unknown as FlagsUnknown, measures as Measures, digest as Digest
        from result where run_id = @Id
        """,
        new { run.Id })).GetAwaiter().GetResult();
}
