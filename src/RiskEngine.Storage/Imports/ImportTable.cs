using System.Data.Common;
using Dapper;

namespace RiskEngine.Storage.Imports;

/// <summary>How many rows of a file went which way.</summary>
/// <param name="Read">All of them.</param>
/// <param name="Accepted">New households, days or revisions.</param>
/// <param name="Unchanged">The store had the same text.</param>
/// <param name="Rejected">Not imported; each has its reasons.</param>
public sealed record ImportCounts(long Read, long Accepted, long Unchanged, long Rejected)
{
    /// <summary>The sum of two counts.</summary>
    public static ImportCounts operator +(ImportCounts left, ImportCounts right) => new(
        left.Read + right.Read, left.Accepted + right.Accepted, left.Unchanged + right.Unchanged, left.Rejected + right.Rejected);

    /// <summary>The same as the operator.</summary>
    public ImportCounts Add(ImportCounts other) => this + other;
}

/// <summary>The tables <c>import</c> and <c>import_batch</c>: one row for each file, one for each commit.</summary>
internal static class ImportTable
{
    /// <summary>State of an import whose file is not read to its end, or no longer.</summary>
    public const string Open = "OPEN";

    /// <summary>State of an import whose file was read to its end.</summary>
    public const string Done = "DONE";

    // Every transaction that numbers something begins with this: the row is the queue in which they wait for each other.
    internal const string Queue = "update store set last_batch = last_batch where one = 1";

    private const string Unfinished = """
        select import_id as ImportId, attempt as Attempt from import
        where state = 'OPEN' and source_name = @name and source_head = @head
        order by import_id
        """;

    private const string Again = """
        update import set attempt = attempt + 1, rows_read = 0, rows_accepted = 0, rows_unchanged = 0, rows_rejected = 0
        where import_id = @import
        """;

    private const string Fence = """
        update import
        set rows_read = rows_read + @Read, rows_accepted = rows_accepted + @Accepted,
            rows_unchanged = rows_unchanged + @Unchanged, rows_rejected = rows_rejected + @Rejected
        where import_id = @import and attempt = @attempt and rows_read = @before
        """;

    /// <summary>Opens the import of a file, or the one of the same file that was cut off.</summary>
    public static async Task<(int Import, int Attempt)> StartAsync(
        SqlDialect dialect, DbTransaction transaction, string name, byte[] head)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync(Queue, transaction: transaction).ConfigureAwait(false);
        var found = await connection.QueryAsync<OpenImport>(Unfinished, new { name, head }, transaction).ConfigureAwait(false);
        if (found.FirstOrDefault() is { } open)
        {
            await connection.ExecuteAsync(Again, new { import = open.ImportId }, transaction).ConfigureAwait(false);
            await RejectedRowTable.DeleteAsync(transaction, open.ImportId).ConfigureAwait(false);
            return (open.ImportId, open.Attempt + 1);
        }

        var import = await connection.ExecuteScalarAsync<int>(
            "select coalesce(max(import_id), 0) + 1 from import", transaction: transaction).ConfigureAwait(false);
        var insert = $"""
            insert into import (import_id, source_name, source_head, attempt, state, started_at,
                rows_read, rows_accepted, rows_unchanged, rows_rejected)
            values (@import, @name, @head, 1, '{Open}', {dialect.Now}, 0, 0, 0, 0)
            """;
        await connection.ExecuteAsync(insert, new { import, name, head }, transaction).ConfigureAwait(false);
        return (import, 1);
    }

    /// <summary>Numbers a commit. The numbers come in the order in which commits can be seen, without gaps.</summary>
    public static async Task<long> NextBatchAsync(DbTransaction transaction, int import)
    {
        var connection = transaction.Connection!;
        await connection.ExecuteAsync("update store set last_batch = last_batch + 1 where one = 1", transaction: transaction)
            .ConfigureAwait(false);
        var batch = await connection.ExecuteScalarAsync<long>("select last_batch from store where one = 1", transaction: transaction)
            .ConfigureAwait(false);
        await connection.ExecuteAsync(
            "insert into import_batch (batch_id, import_id) values (@batch, @import)", new { batch, import }, transaction)
            .ConfigureAwait(false);
        return batch;
    }

    /// <summary>Adds to the counts of an import, if nobody else did since they were last looked at.</summary>
    /// <returns>Whether they were as expected.</returns>
    public static async Task<bool> AddAsync(DbTransaction transaction, int import, int attempt, long before, ImportCounts counts) =>
        await transaction.Connection!.ExecuteAsync(
            Fence,
            new { import, attempt, before, counts.Read, counts.Accepted, counts.Unchanged, counts.Rejected },
            transaction).ConfigureAwait(false) == 1;

    /// <summary>The counts of an import, or null when another process has begun it again.</summary>
    public static Task<ImportCounts?> CountsAsync(DbConnection connection, int import, int attempt, DbTransaction? transaction)
    {
        const string sql = """
            select cast(rows_read as bigint) as "Read", cast(rows_accepted as bigint) as Accepted,
                cast(rows_unchanged as bigint) as Unchanged, cast(rows_rejected as bigint) as Rejected
            from import where import_id = @import and attempt = @attempt
            """;
        return connection.QuerySingleOrDefaultAsync<ImportCounts?>(sql, new { import, attempt }, transaction);
    }

    /// <summary>The import that has read the same bytes to their end before; null when there is none.</summary>
    public static Task<int?> EarlierAsync(DbTransaction transaction, int import, byte[] digest) =>
        transaction.Connection!.ExecuteScalarAsync<int?>(
            "select min(import_id) from import where state = 'DONE' and source_digest = @digest and import_id <> @import",
            new { import, digest },
            transaction);

    /// <summary>Closes an import whose file was read to its end.</summary>
    public static async Task<bool> FinishAsync(
        SqlDialect dialect, DbTransaction transaction, int import, int attempt, byte[] digest, int? repeats)
    {
        var sql = $"""
            update import set state = '{Done}', finished_at = {dialect.Now}, source_digest = @digest, repeats_import = @repeats
            where import_id = @import and attempt = @attempt
            """;
        return await transaction.Connection!.ExecuteAsync(sql, new { import, attempt, digest, repeats }, transaction)
            .ConfigureAwait(false) == 1;
    }

    private sealed record OpenImport
    {
        public int ImportId { get; init; }

        public int Attempt { get; init; }
    }
}
