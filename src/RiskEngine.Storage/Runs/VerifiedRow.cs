using System.Data.Common;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>The newest snapshot of a household side by side with what a run has stored for it.</summary>
internal sealed class VerifiedRow(DbDataReader reader)
{
    private const string Rows = $"""
        select s.household_id, s.region_code, s.snapshot_date, s.revision, s.digest, s.body, x.code,
            r.snapshot_date, r.revision, r.rule_set, r.category, r.score, r.score_upper, r.level,
            r.flags_met, r.flags_unknown, r.measures, r.digest
        from snapshot s
        left join result r on r.run_id = @run and r.region_code = s.region_code and r.household_id = s.household_id
        left join run_rejected x on x.run_id = @run and x.region_code = s.region_code and x.household_id = s.household_id
        {SnapshotTable.IsNewest}
        """;

    private const string Orphans = """
        select r.household_id from result r
        where r.run_id = @run and not exists (
            select 1 from snapshot s
            where s.household_id = r.household_id and s.snapshot_date = r.snapshot_date and s.revision = r.revision)
        order by r.region_code, r.household_id
        """;

    public string HouseholdId => reader.GetString(0);

    public string RegionCode => reader.GetString(1);

    public int Date => reader.GetInt32(2);

    public int Revision => reader.GetInt32(3);

    public byte[] Digest => reader.GetFieldValue<byte[]>(4);

    public byte[] Body => reader.GetFieldValue<byte[]>(5);

    /// <summary>Code of the reason why it was rejected; null when it was not.</summary>
    public string? RejectedCode => reader.IsDBNull(6) ? null : reader.GetString(6);

    /// <summary>What was stored; null when nothing was.</summary>
    public ResultRow? Result => reader.IsDBNull(7) ? null : new ResultRow
    {
        RegionCode = RegionCode,
        HouseholdId = HouseholdId,
        SnapshotDate = reader.GetInt32(7),
        Revision = reader.GetInt32(8),
        RuleSet = reader.GetInt32(9),
        Category = reader.GetInt32(10),
        Score = reader.GetInt32(11),
        HighestScore = reader.GetInt32(12),
        Level = reader.GetInt32(13),
        FlagsMet = reader.GetFieldValue<byte[]>(14),
        FlagsUnknown = reader.GetFieldValue<byte[]>(15),
        Measures = reader.GetFieldValue<byte[]>(16),
        Digest = reader.GetFieldValue<byte[]>(17),
    };

    /// <summary>Streams the rows of a unit.</summary>
    public static Task<DbDataReader> StreamAsync(DbConnection connection, Run run, RunUnit unit, CancellationToken stop)
    {
        var given = SnapshotTable.Stretch(unit.County, unit.AfterHousehold, unit.ThroughHousehold, run.AsOf, run.ThroughBatch);
        given.Add("run", run.Id);
        return SnapshotTable.StreamAsync(connection, Rows, given, stop);
    }

    /// <summary>Households that have a result without the snapshot that it came from.</summary>
    public static async Task<IReadOnlyList<string>> OrphansAsync(DbConnection connection, int run, int most, CancellationToken stop)
    {
        var found = new List<string>();
        var reader = await SnapshotTable.StreamAsync(connection, Orphans, new { run }, stop).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        while (found.Count < most && await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }
}
