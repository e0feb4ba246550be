using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Snapshots;

/// <summary>The table <c>snapshot</c>: what was surveyed, by household, day and revision. Nothing in it is overwritten.</summary>
public static class SnapshotTable
{
    // Not after the day, not newer than the picture, and nothing of the same household that is newer and within both.
    internal const string IsNewest = """
        where s.county = @county and s.household_id > @after and s.household_id <= @through
          and s.snapshot_date <= @asOf and s.batch_id <= @throughBatch
          and not exists (
            select 1 from snapshot n
            where n.household_id = s.household_id and n.snapshot_date >= s.snapshot_date and n.snapshot_date <= @asOf
              and (n.snapshot_date > s.snapshot_date or n.revision > s.revision) and n.batch_id <= @throughBatch)
        order by s.household_id
        """;

    private const string Newest = $"""
        select s.household_id, s.region_code, s.snapshot_date, s.revision, s.digest, s.body
        from snapshot s
        {IsNewest}
        """;

    // Above every letter that a household's id can have.
    private const string Last = "~";

    private static readonly BulkTable<NewSnapshot> Rows = new("snapshot",
    [
        new("county", BulkType.Text, row => row.Row.County),
        new("household_id", BulkType.Text, row => row.Row.HouseholdId),
        new("snapshot_date", BulkType.Int, row => row.Row.Date),
        new("revision", BulkType.Int, row => row.Revision),
        new("batch_id", BulkType.Long, row => row.BatchId),
        new("region_code", BulkType.Text, row => row.Row.RegionCode),
        new("digest", BulkType.Bytes, row => row.Row.Digest),
        new("body", BulkType.Bytes, row => row.Row.Body),
    ]);

    /// <summary>Streams the newest snapshot of each household of a county, in the order of their ids.</summary>
    /// <param name="connection">A connection that is used for nothing else meanwhile.</param>
    /// <param name="county">Six digits.</param>
    /// <param name="after">The household before the first one; empty for all.</param>
    /// <param name="through">The last household; null for all.</param>
    /// <param name="asOf">Snapshots of later days do not count: 20210101.</param>
    /// <param name="throughBatch">Snapshots that came later do not count; <see cref="long.MaxValue"/> for all.</param>
    /// <param name="stop">Ends the reading.</param>
    public static async Task<SnapshotCursor> NewestAsync(
        DbConnection connection, string county, string after, string? through, int asOf, long throughBatch, CancellationToken stop = default)
    {
        var reading = await StreamAsync(connection, Newest, Stretch(county, after, through, asOf, throughBatch), stop).ConfigureAwait(false);
        return new SnapshotCursor(reading);
    }

    /// <summary>What <see cref="IsNewest"/> asks for.</summary>
    internal static DynamicParameters Stretch(string county, string after, string? through, int asOf, long throughBatch) => new(new
    {
        county = Ascii(county), after = Ascii(after), through = Ascii(through ?? Last), asOf, throughBatch,
    });

    /// <summary>Reads rows one by one as they come, however many.</summary>
    internal static Task<DbDataReader> StreamAsync(DbConnection connection, string sql, object given, CancellationToken stop) =>
        connection.ExecuteReaderAsync(new CommandDefinition(
            sql, given, commandTimeout: 0, flags: CommandFlags.None, cancellationToken: stop));

    /// <summary>Adds the rows whose text the store does not have yet for the household and day, as a new revision each.</summary>
    /// <returns>Number of rows added; the others change nothing.</returns>
    internal static async Task<int> AddAsync(
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
            if (revisions.Digests.Any(digest => digest.AsSpan().SequenceEqual(row.Digest)))
            {
                continue;
            }

            revisions.Highest++;
            revisions.Digests.Add(row.Digest);
            known[(row.HouseholdId, row.Date)] = revisions;
            added.Add(new NewSnapshot(row, revisions.Highest, batch));
        }

        // In the order of the key, so that neighbours go into the same page.
        added.Sort(static (left, right) => left.CompareTo(right));
        await BulkWriter.WriteAsync(transaction, Rows, added, stop).ConfigureAwait(false);
        return added.Count;
    }

    /// <summary>A key as the servers compare it without converting every row: as text of one byte a letter.</summary>
    internal static DbString Ascii(string value) => new() { Value = value, IsAnsi = true, Length = 64 };

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

    private sealed class Revisions
    {
        public int Highest { get; set; }

        public List<byte[]> Digests { get; } = [];
    }

    private readonly record struct NewSnapshot(SnapshotRow Row, int Revision, long BatchId) : IComparable<NewSnapshot>
    {
        public int CompareTo(NewSnapshot other)
        {
            var order = string.CompareOrdinal(Row.County, other.Row.County);
            order = order != 0 ? order : string.CompareOrdinal(Row.HouseholdId, other.Row.HouseholdId);
            order = order != 0 ? order : Row.Date.CompareTo(other.Row.Date);
            return order != 0 ? order : Revision.CompareTo(other.Revision);
        }
    }
}
