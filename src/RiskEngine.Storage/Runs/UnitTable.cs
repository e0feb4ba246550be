using System.Data.Common;
using Dapper;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Runs;

/// <summary>The counts of one unit or more.</summary>
internal sealed record UnitCounts
{
    /// <summary>Households read.</summary>
    public long Read { get; init; }

    /// <summary>Of these assessed.</summary>
    public long Assessed { get; init; }

    /// <summary>Of these rejected.</summary>
    public long Rejected { get; init; }
}

/// <summary>The table <c>run_unit</c>: who works on what, and what is done.</summary>
/// <remarks>
/// A claim only keeps two workers from doing the same work; what keeps a result from being written twice is that the commit
/// of a unit begins by marking it done, which only one transaction can. So a claim needs no clock and no sign of life: when
/// nothing is left unclaimed, the units of others are done again, and whoever commits first has done them.
/// </remarks>
internal static class UnitTable
{
    private const string Planned = "PLANNED";
    private const string Claimed = "CLAIMED";
    private const string Done = "DONE";

    private const string Columns = """
        unit as Unit, county as County, after_household as AfterHousehold, through_household as ThroughHousehold
        """;

    private static readonly BulkTable<(int Run, RunUnit Unit)> Rows = new BulkTable<(int Run, RunUnit Unit)>("run_unit")
        .Int("run_id", row => row.Run)
        .Int("unit", row => row.Unit.Unit)
        .Text("county", row => row.Unit.County)
        .Text("after_household", row => row.Unit.AfterHousehold)
        .Text("through_household", row => row.Unit.ThroughHousehold)
        .Text("state", _ => Planned)
        .Long("rows_read", _ => 0L)
        .Long("rows_assessed", _ => 0L)
        .Long("rows_rejected", _ => 0L);

    /// <summary>Keeps the plan of a run.</summary>
    public static Task AddAsync(DbTransaction transaction, int run, IReadOnlyList<RunUnit> units, CancellationToken stop) =>
        BulkWriter.WriteAsync(transaction, Rows, [.. units.Select(unit => (run, unit))], stop);

    /// <summary>The plan of a run.</summary>
    public static async Task<IReadOnlyList<RunUnit>> AllAsync(DbConnection connection, int run) =>
        [.. await connection.QueryAsync<RunUnit>($"select {Columns} from run_unit where run_id = @run order by unit", new { run })
            .ConfigureAwait(false)];

    /// <summary>Claims a unit that nobody has claimed; null when there is none left.</summary>
    /// <param name="connection">Any connection.</param>
    /// <param name="run">The run.</param>
    /// <param name="owner">Who claims.</param>
    /// <param name="after">The last unit claimed: looking on from there spares walking over all that is done.</param>
    public static async Task<RunUnit?> ClaimAsync(DbConnection connection, int run, string owner, int after)
    {
        var find = $"select min(unit) from run_unit where run_id = @run and unit > @after and state = '{Planned}'";
        var claim = $"""
            update run_unit set state = '{Claimed}', owner = @owner
            where run_id = @run and unit = @unit and state = '{Planned}'
            """;
        while (await connection.ExecuteScalarAsync<int?>(find, new { run, after }).ConfigureAwait(false) is { } unit)
        {
            if (await connection.ExecuteAsync(claim, new { run, unit, owner }).ConfigureAwait(false) == 1)
            {
                return await connection.QuerySingleAsync<RunUnit>(
                    $"select {Columns} from run_unit where run_id = @run and unit = @unit", new { run, unit }).ConfigureAwait(false);
            }
        }

        return null;
    }

    /// <summary>The units that are not done, whoever has claimed them.</summary>
    public static async Task<IReadOnlyList<RunUnit>> LeftAsync(DbConnection connection, int run) =>
        [.. await connection.QueryAsync<RunUnit>(
            $"select {Columns} from run_unit where run_id = @run and state <> '{Done}' order by unit", new { run })
            .ConfigureAwait(false)];

    /// <summary>Marks a unit done, in the transaction that writes its results.</summary>
    /// <returns>False when it is done already: then nothing may be written.</returns>
    public static async Task<bool> FinishAsync(DbTransaction transaction, int run, int unit, string owner, UnitCounts counts)
    {
        var sql = $"""
            update run_unit
            set state = '{Done}', owner = @owner, rows_read = @Read, rows_assessed = @Assessed, rows_rejected = @Rejected
            where run_id = @run and unit = @unit and state <> '{Done}'
            """;
        var given = new { run, unit, owner, counts.Read, counts.Assessed, counts.Rejected };
        return await transaction.Connection!.ExecuteAsync(sql, given, transaction).ConfigureAwait(false) == 1;
    }

    /// <summary>How many units are done.</summary>
    public static Task<int> DoneAsync(DbConnection connection, int run) => connection.ExecuteScalarAsync<int>(
        $"select count(*) from run_unit where run_id = @run and state = '{Done}'", new { run });

    /// <summary>What the units of a run say that they read and wrote.</summary>
    public static Task<UnitCounts> SumAsync(DbConnection connection, int run) => connection.QuerySingleAsync<UnitCounts>(
        """
        select cast(coalesce(sum(rows_read), 0) as bigint) as "Read", cast(coalesce(sum(rows_assessed), 0) as bigint) as Assessed,
            cast(coalesce(sum(rows_rejected), 0) as bigint) as Rejected
        from run_unit where run_id = @run
        """,
        new { run });
}
