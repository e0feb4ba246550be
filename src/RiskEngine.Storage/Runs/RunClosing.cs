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
        select count(*) from (
            select household_id from snapshot where snapshot_date <= @AsOf and batch_id <= @ThroughBatch group by household_id) h
        """;

    /// <summary>Closes a run all of whose units are done.</summary>
    /// <exception cref="StoreException">It does not add up; then it stays open.</exception>
    public async Task<Run> FinishAsync(Run run, CancellationToken stop)
    {
        var (units, results, rejected, households) = await database.DoAsync(
            async (connection, _) => (
                await UnitTable.SumAsync(connection, run.Id).ConfigureAwait(false),
                await CountAsync(connection, "select count(*) from result where run_id = @Id", run).ConfigureAwait(false),
                await CountAsync(connection, "select count(*) from run_rejected where run_id = @Id", run).ConfigureAwait(false),
                await CountAsync(connection, Households, run).ConfigureAwait(false)),
            stop).ConfigureAwait(false);
        var digest = await database.DoAsync((connection, token) => DigestAsync(connection, run.Id, token), stop).ConfigureAwait(false);
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
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            hash.AppendData(reader.GetFieldValue<byte[]>(0));
            count++;
        }

        return (hash.GetHashAndReset(), count);
    }

    private static Task<long> CountAsync(DbConnection connection, string sql, Run run) =>
        connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, new { run.Id, run.AsOf, run.ThroughBatch }, commandTimeout: 0));
}
