using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RiskEngine.Storage.Runs;

/// <summary>The table <c>run</c>.</summary>
internal static class RunTable
{
    private const string Columns = """
        run_id as Id, run_name as Name, as_of as AsOf, rule_set_pin as Pin, engine_version as EngineVersion,
        through_batch as ThroughBatch, state as State, rows_read as "Read", rows_assessed as Assessed,
        rows_rejected as Rejected, result_digest as ResultDigest
        """;

    /// <summary>The run of a name; null when there is none.</summary>
    public static Task<Run?> FindAsync(DbConnection connection, string name, DbTransaction? transaction = null) =>
        connection.QuerySingleOrDefaultAsync<Run?>(
            $"select {Columns} from run where run_name = @name", new { name }, transaction);

    /// <summary>Every run, the oldest first.</summary>
    public static async Task<IReadOnlyList<Run>> AllAsync(DbConnection connection, DbTransaction? transaction = null) =>
        [.. await connection.QueryAsync<Run>($"select {Columns} from run order by run_id", transaction: transaction)
            .ConfigureAwait(false)];

    /// <summary>The name that a new run gets: the one given, or one made from the day.</summary>
    /// <exception cref="StoreException">The name is taken, or a run that would get it is not finished.</exception>
    public static async Task<string> NewNameAsync(DbConnection connection, RunOrder order, DbTransaction? transaction = null)
    {
        for (var number = 1; ; number++)
        {
            var name = order.Name ?? Name(order.AsOf!.Value, number);
            if (await FindAsync(connection, name, transaction).ConfigureAwait(false) is not { } found)
            {
                return name;
            }

            if (found.State == RunStates.Open)
            {
                throw new StoreException(RunMistakes.Unfinished(name));
            }

            if (order.Name is not null)
            {
                throw new StoreException(RunMistakes.NameTaken(name));
            }
        }
    }

    /// <summary>Begins a run.</summary>
    public static async Task<Run> AddAsync(SqlDialect dialect, DbTransaction transaction, Run run)
    {
        var connection = transaction.Connection!;
        var id = await connection.ExecuteScalarAsync<int>(
            "select coalesce(max(run_id), 0) + 1 from run", transaction: transaction).ConfigureAwait(false);
        var sql = $"""
            insert into run (run_id, run_name, as_of, rule_set_pin, engine_version, through_batch, state, started_at,
                rows_read, rows_assessed, rows_rejected)
            values (@id, @Name, @AsOf, @Pin, @EngineVersion, @ThroughBatch, '{RunStates.Open}', {dialect.Now}, 0, 0, 0)
            """;
        await connection.ExecuteAsync(
            sql, new { id, run.Name, run.AsOf, run.Pin, run.EngineVersion, run.ThroughBatch }, transaction).ConfigureAwait(false);
        return run with { Id = id, State = RunStates.Open };
    }

    /// <summary>Closes a run whose households are all accounted for.</summary>
    public static Task FinishAsync(SqlDialect dialect, DbTransaction transaction, Run run)
    {
        var sql = $"""
            update run set state = '{RunStates.Finished}', finished_at = {dialect.Now}, result_digest = @ResultDigest,
                rows_read = @Read, rows_assessed = @Assessed, rows_rejected = @Rejected
            where run_id = @Id and state = '{RunStates.Open}'
            """;
        return transaction.Connection!.ExecuteAsync(
            sql, new { run.Id, run.ResultDigest, run.Read, run.Assessed, run.Rejected }, transaction);
    }

    private static string Name(int asOf, int number) =>
        asOf.ToString("0000-00-00", CultureInfo.InvariantCulture)
        + (number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $".{number}"));
}
