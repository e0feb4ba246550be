using System.Data.Common;
using Dapper;

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

    /// <summary>A key as the servers compare it without converting every row: as text of one byte a letter.</summary>
    internal static DbString Ascii(string value) => new() { Value = value, IsAnsi = true, Length = 64 };
}
