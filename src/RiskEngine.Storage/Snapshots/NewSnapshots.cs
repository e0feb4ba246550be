using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Snapshots;

/// <summary>
/// Rows on their way into the table <c>snapshot</c>: a text that the store does not have yet for the household and day goes
/// in as a new revision, any other changes nothing.
/// </summary>
internal static class NewSnapshots
{
    private static readonly BulkTable<NewSnapshot> Table = new BulkTable<NewSnapshot>("snapshot")
        .Text("county", row => row.Row.County)
        .Text("household_id", row => row.Row.HouseholdId)
        .Int("snapshot_date", row => row.Row.Date)
        .Int("revision", row => row.Revision)
        .Long("batch_id", row => row.BatchId)
        .Text("region_code", row => row.Row.RegionCode)
        .Bytes("digest", row => row.Row.Digest)
        .Bytes("body", row => row.Row.Body);

    /// <summary>Adds what is new among the rows.</summary>
    /// <returns>Number of rows added.</returns>
    public static async Task<int> AddAsync(
        SqlDialect dialect, DbTransaction transaction, long batch, IReadOnlyList<SnapshotRow> rows, CancellationToken stop) =>
        transaction is SqliteTransaction file
            ? AddToFile(file, batch, rows, stop)
            : await AddToServerAsync(dialect, transaction, batch, rows, stop).ConfigureAwait(false);

    // The file is no journey away: a row goes in as the first of its household and day, and only where the key says that
    // it is not is anything looked up. Of a household and day that come twice, the order in the file says which is later.
    private static int AddToFile(SqliteTransaction transaction, long batch, IReadOnlyList<SnapshotRow> rows, CancellationToken stop)
    {
        var seen = new HashSet<(string, int)>(rows.Count);
        var once = new List<NewSnapshot>(rows.Count);
        var again = new List<NewSnapshot>();
        foreach (var row in rows)
        {
            (seen.Add((row.HouseholdId, row.Date)) ? once : again).Add(new NewSnapshot(row, 1, batch));
        }

        once.Sort(ByKey);
        using var insert = new SqliteInsert<NewSnapshot>(transaction, Table, passesOver: true);
        var added = 0;
        foreach (var row in once.Concat(again))
        {
            stop.ThrowIfCancellationRequested();
            added += insert.Add(row) || (Next(transaction, row) is { } next && insert.Add(next)) ? 1 : 0;
        }

        return added;
    }

    private static NewSnapshot? Next(SqliteTransaction transaction, NewSnapshot row)
    {
        const string sql = "select revision, digest from snapshot where household_id = @HouseholdId and snapshot_date = @Date";
        using var reader = transaction.Connection!.ExecuteReader(sql, new { row.Row.HouseholdId, row.Row.Date }, transaction);
        var highest = 0;
        while (reader.Read())
        {
            highest = Math.Max(highest, reader.GetInt32(0));
            if (row.Row.Digest.Span.SequenceEqual((byte[])reader.GetValue(1)))
            {
                return null;
            }
        }

        return row with { Revision = highest + 1 };
    }

    // A server is asked once about all rows, and gets those that it lacks on its own way for many.
    private static async Task<int> AddToServerAsync(
        SqlDialect dialect, DbTransaction transaction, long batch, IReadOnlyList<SnapshotRow> rows, CancellationToken stop)
    {
        if (rows.Count == 0)
        {
            return 0;
        }

        var known = await KnownAsync(dialect, transaction, rows, stop).ConfigureAwait(false);
        var added = new List<NewSnapshot>(rows.Count);
        foreach (var row in rows)
        {
            var revisions = known.TryGetValue((row.HouseholdId, row.Date), out var found) ? found : new Revisions();
            if (revisions.Digests.Any(digest => digest.Span.SequenceEqual(row.Digest.Span)))
            {
                continue;
            }

            revisions.Highest++;
            revisions.Digests.Add(row.Digest);
            known[(row.HouseholdId, row.Date)] = revisions;
            added.Add(new NewSnapshot(row, revisions.Highest, batch));
        }

        added.Sort(ByKey);
        await BulkWriter.WriteAsync(transaction, Table, added, stop).ConfigureAwait(false);
        return added.Count;
    }

    private static async Task<Dictionary<(string, int), Revisions>> KnownAsync(
        SqlDialect dialect, DbTransaction transaction, IReadOnlyList<SnapshotRow> rows, CancellationToken stop)
    {
        var sql = $"""
            select s.household_id, s.snapshot_date, s.revision, s.digest
            from {dialect.Keys}
            join snapshot s on s.household_id = k.h and s.snapshot_date = k.d
            """;
        var keys = new StringBuilder("[");
        foreach (var row in rows)
        {
            // Ids are letters, digits, dots, underscores and hyphens: nothing that JSON would want escaped.
            keys.Append(keys.Length > 1 ? "," : "").Append(CultureInfo.InvariantCulture, $"{{\"h\":\"{row.HouseholdId}\",\"d\":{row.Date}}}");
        }

        var known = new Dictionary<(string, int), Revisions>();
        var reader = await transaction.Connection!.ExecuteReaderAsync(new CommandDefinition(
            sql, new { keys = keys.Append(']').ToString() }, transaction, cancellationToken: stop)).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            var key = (reader.GetString(0), reader.GetInt32(1));
            var revisions = known.TryGetValue(key, out var found) ? found : known[key] = new Revisions();
            revisions.Highest = Math.Max(revisions.Highest, reader.GetInt32(2));
            revisions.Digests.Add(reader.GetFieldValue<byte[]>(3));
        }

        return known;
    }

    // In the order of the key, so that neighbours go into the same page.
    private static int ByKey(NewSnapshot left, NewSnapshot right)
    {
        var order = string.CompareOrdinal(left.Row.County, right.Row.County);
        order = order != 0 ? order : string.CompareOrdinal(left.Row.HouseholdId, right.Row.HouseholdId);
        order = order != 0 ? order : left.Row.Date.CompareTo(right.Row.Date);
        return order != 0 ? order : left.Revision.CompareTo(right.Revision);
    }

    private sealed class Revisions
    {
        public int Highest { get; set; }

        public List<ReadOnlyMemory<byte>> Digests { get; } = [];
    }

    private readonly record struct NewSnapshot(SnapshotRow Row, int Revision, long BatchId);
}
