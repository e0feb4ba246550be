using System.Data.Common;
using System.Globalization;
using Dapper;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>What to delete: exactly one of the three.</summary>
/// <param name="Household">Everything of this household.</param>
/// <param name="Before">Every snapshot and run of an earlier day than this, and the records of imports that ended before it: 20210101.</param>
/// <param name="Run">This run.</param>
public sealed record DeletionOrder(string? Household, int? Before, string? Run);

/// <summary>What goes, or went.</summary>
/// <param name="Rows">Rows by table, those without any left out.</param>
/// <param name="Unverifiable">Finished runs that stay and can no longer be verified.</param>
public sealed record Deletion(IReadOnlyList<(string Table, long Rows)> Rows, IReadOnlyList<string> Unverifiable);

/// <summary>Deletes from every table in one transaction, or says what would go.</summary>
public static class StoreDeletion
{
    // Times are text that sorts as they do.
    private const string IsOldImport = "state = 'DONE' and finished_at < @beforeText";

    private static readonly string[] RunTables = ["result", "run_rejected", "run_unit", "run_rule_set", "run"];

    /// <summary>Deletes, or only looks.</summary>
    /// <param name="database">The store.</param>
    /// <param name="order">What to delete.</param>
    /// <param name="isTrial">Whether everything stays as it is.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">An unfinished run needs what is to go, there is no such run, or the store does not answer.</exception>
    public static Task<Deletion> DeleteAsync(RiskDatabase database, DeletionOrder order, bool isTrial, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(order);
        return database.InTransactionAsync(
            async (connection, transaction, _) =>
            {
                await connection.ExecuteAsync(ImportTable.Queue, transaction: transaction).ConfigureAwait(false);
                var runs = await RunTable.AllAsync(connection, transaction).ConfigureAwait(false);
                var whole = order.Run is { } name
                    ? [runs.FirstOrDefault(run => run.Name == name) ?? throw new StoreException(
                        RunMistakes.NoRun(name, Nearest.To(name, runs.Select(run => run.Name))))]
                    : runs.Where(run => run.AsOf < order.Before).ToList();
                var touched = new List<Run>();
                foreach (var run in runs.Except(whole))
                {
                    if (await NeedsAsync(transaction, order, run).ConfigureAwait(false))
                    {
                        touched.Add(run.State == RunStates.Open ? throw new StoreException(RunMistakes.Unfinished(run.Name)) : run);
                    }
                }

                var rows = new List<(string Table, long Rows)>();
                foreach (var (table, condition) in Conditions(order, whole))
                {
                    var verb = isTrial ? "select count(*)" : "delete";
                    var sql = $"{verb} from {table} where {condition}";
                    var given = Given(order);
                    rows.Add((table, isTrial
                        ? await connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, given, transaction, 0)).ConfigureAwait(false)
                        : await connection.ExecuteAsync(new CommandDefinition(sql, given, transaction, 0)).ConfigureAwait(false)));
                }

                foreach (var run in isTrial ? [] : touched)
                {
                    await connection.ExecuteAsync(
                        $"update run set state = '{RunStates.Reduced}' where run_id = @Id", new { run.Id }, transaction).ConfigureAwait(false);
                }

                var verifiable = touched.Where(run => run.State == RunStates.Finished).Select(run => run.Name);
                return new Deletion([.. rows.Where(row => row.Rows > 0)], [.. verifiable]);
            },
            stop);
    }

    // In the order in which they go: what is asked about later goes later.
    private static IEnumerable<(string Table, string Condition)> Conditions(DeletionOrder order, IReadOnlyList<Run> whole)
    {
        // Numbers of our own, written out: drivers do not agree on how a list is passed.
        var numbers = string.Join(", ", whole.Select(run => run.Id.ToString(CultureInfo.InvariantCulture)));
        var runs = whole.Count > 0 ? RunTables.Select(table => (table, $"run_id in ({numbers})")) : [];
        return order switch
        {
            { Household: not null } =>
            [
                ("result", "household_id = @household"), ("run_rejected", "household_id = @household"),
                ("rejected_row", "household_id = @household"), ("snapshot", "household_id = @household"),
            ],
            { Before: not null } =>
            [
                .. runs, ("snapshot", "snapshot_date < @before"),
                ("rejected_row", $"import_id in (select import_id from import where {IsOldImport})"),
                ("import_batch", $"import_id in (select import_id from import where {IsOldImport})"),
                ("import", IsOldImport),
            ],
            _ => runs,
        };
    }

    private static DynamicParameters Given(DeletionOrder order) => new(new
    {
        household = order.Household is { } id ? SnapshotTable.Ascii(id) : null,
        before = order.Before ?? 0,
        beforeText = (order.Before ?? 0).ToString("0000-00-00", CultureInfo.InvariantCulture),
    });

    private static async Task<bool> NeedsAsync(DbTransaction transaction, DeletionOrder order, Run run)
    {
        var condition = order switch
        {
            { Household: not null } => "household_id = @household",
            { Before: not null } => "snapshot_date < @before",
            _ => null,
        };
        if (condition is null)
        {
            return false;
        }

        // A finished run needs what it has read; of an open one nobody knows yet.
        var needed = run.State == RunStates.Open
            ? $"select 1 from snapshot where {condition} and snapshot_date <= @asOf and batch_id <= @through"
            : $"""
                select 1 from result where run_id = @id and {condition}
                union all select 1 from run_rejected where run_id = @id and {condition}
                """;
        var given = Given(order);
        given.AddDynamicParams(new { id = run.Id, asOf = run.AsOf, through = run.ThroughBatch });
        return await transaction.Connection!.ExecuteScalarAsync<int>(new CommandDefinition(
            $"select case when exists ({needed}) then 1 else 0 end", given, transaction, 0)).ConfigureAwait(false) == 1;
    }
}
