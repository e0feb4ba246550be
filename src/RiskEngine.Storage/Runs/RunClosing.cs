using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Dapper;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>Proves that a run lost nobody, takes its digest and closes it.</summary>
internal sealed class RunClosing(RiskDatabase database)
{
    private const string Digests = "select digest from result where run_id = @run order by region_code, household_id";

    // Counted from the snapshots themselves, whatever the units say.
    private const string Households = """
        select count(distinct household_id) from snapshot where snapshot_date <= @AsOf and batch_id <= @ThroughBatch
        """;

    /// <summary>Closes a run all of whose units are done.</summary>
    /// <param name="run">The run.</param>
    /// <param name="workers">How much of it may be looked at at once.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">It does not add up; then it stays open.</exception>
    public async Task<Run> FinishAsync(Run run, int workers, CancellationToken stop)
    {
        var units = await database.DoAsync((connection, _) => UnitTable.SumAsync(connection, run.Id), stop).ConfigureAwait(false);
        var (results, rejected, households, digest) = (0L, 0L, 0L, (Digest: Array.Empty<byte>(), Count: 0L));
        Func<CancellationToken, Task>[] looks =
        [
            async token => digest = await database.DoAsync((connection, _) => DigestAsync(connection, run.Id, token), token).ConfigureAwait(false),
            async token => households = await CountAsync(Households, run, token).ConfigureAwait(false),
            async token => results = await CountAsync("select count(*) from result where run_id = @Id", run, token).ConfigureAwait(false),
            async token => rejected = await CountAsync("select count(*) from run_rejected where run_id = @Id", run, token).ConfigureAwait(false),
        ];
        await Parallel.ForEachAsync(
            looks,
            new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = stop },
            static async (look, token) => await look(token).ConfigureAwait(false)).ConfigureAwait(false);
        if (units.Read != households || units.Assessed != results || units.Rejected != rejected || units.Read != results + rejected
            || digest.Count != results)
        {
            throw new StoreException(
                RunMistakes.NotProved(run.Name, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{households:N0} households in the store, {units.Read:N0} read, {results:N0} results for {units.Assessed:N0} assessed, {rejected:N0} stored for {units.Rejected:N0} rejected")),
                isUnreachable: true);
        }

        var finished = run with
        {
            State = RunStates.Finished, ResultDigest = digest.Digest, Read = units.Read, Assessed = results, Rejected = rejected,
        };
        return await database.InTransactionAsync(
            async (connection, transaction, _) =>
            {
                await RunTable.FinishAsync(database.Dialect, transaction, finished).ConfigureAwait(false);
                return await RunTable.FindAsync(connection, run.Name, transaction).ConfigureAwait(false)
                    ?? throw new StoreException(RunMistakes.Removed(run.Name));
            },
            stop).ConfigureAwait(false);
    }

    /// <summary>The digest of all results by region and household, and how many there are.</summary>
    public static async Task<(byte[] Digest, long Count)> DigestAsync(DbConnection connection, int run, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0L;
        var reader = await SnapshotTable.StreamAsync(connection, Digests, new { run }, stop).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var digest = new RowBytes(reader, 0);
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            hash.AppendData(digest.Value);
            count++;
        }

        return (hash.GetHashAndReset(), count);
    }

    private Task<long> CountAsync(string sql, Run run, CancellationToken stop) => database.DoAsync(
        (connection, _) => connection.ExecuteScalarAsync<long>(new CommandDefinition(
            sql, new { run.Id, run.AsOf, run.ThroughBatch }, commandTimeout: 0, cancellationToken: stop)),
        stop);
}
