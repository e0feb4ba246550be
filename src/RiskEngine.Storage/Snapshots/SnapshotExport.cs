using System.Security.Cryptography;
using Dapper;

namespace RiskEngine.Storage.Snapshots;

/// <summary>Reads the newest snapshot of every household out of a store.</summary>
public static class SnapshotExport
{
    /// <summary>Streams the snapshots, county by county and in each by household; what is imported meanwhile does not show.</summary>
    /// <param name="database">The store.</param>
    /// <param name="county">Six digits; null for every county.</param>
    /// <param name="asOf">Snapshots of later days do not count: 20210101.</param>
    /// <param name="take">Gets the canonical JSON of each.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <returns>Number of snapshots.</returns>
    /// <exception cref="StoreException">The store does not answer, or fails on the way; nothing can take up a stream in the middle.</exception>
    public static async Task<long> ReadAsync(
        RiskDatabase database, string? county, int asOf, Action<byte[]> take, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(take);
        await using var connection = await database.OpenAsync(stop).ConfigureAwait(false);
        try
        {
            var last = await connection.ExecuteScalarAsync<long>("select last_batch from store where one = 1").ConfigureAwait(false);
            var counties = county is not null
                ? [county]
                : (await connection.QueryAsync<string>(new CommandDefinition(
                    "select distinct county from snapshot order by county", commandTimeout: 0, cancellationToken: stop)).ConfigureAwait(false)).AsList();
            long count = 0;
            foreach (var one in counties)
            {
                var cursor = await SnapshotTable.NewestAsync(connection, one, "", null, asOf, last, stop).ConfigureAwait(false);
                await using var closing = cursor.ConfigureAwait(false);
                while (await cursor.ReadAsync(stop).ConfigureAwait(false))
                {
                    var body = cursor.Body.ToArray();
                    if (!SHA256.HashData(body).AsSpan().SequenceEqual(cursor.Digest))
                    {
                        throw new StoreException(StoreMistakes.Damaged(database.Address, cursor.HouseholdId));
                    }

                    take(body);
                    count++;
                }
            }

            return count;
        }
        catch (Exception fault) when (RiskDatabase.IsOfTheStore(fault))
        {
            throw database.Failed(fault);
        }
    }
}
