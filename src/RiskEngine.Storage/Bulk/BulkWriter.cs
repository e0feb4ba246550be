using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using NpgsqlTypes;

namespace RiskEngine.Storage.Bulk;

/// <summary>Writes many rows inside a transaction, on the way that each database has for it.</summary>
internal static class BulkWriter
{
    /// <summary>Writes the rows; a row whose key is there already fails the transaction.</summary>
    public static Task WriteAsync<TRow>(
        DbTransaction transaction, BulkTable<TRow> table, IReadOnlyCollection<TRow> rows, CancellationToken stop) =>
        rows.Count == 0
            ? Task.CompletedTask
            : transaction switch
            {
                SqliteTransaction sqlite => InsertAsync(sqlite, table, rows, stop),
                NpgsqlTransaction postgres => CopyAsync(postgres, table, rows, stop),
                SqlTransaction server => CopyAsync(server, table, rows, stop),
                _ => throw new ArgumentException("a transaction of a database that is not known", nameof(transaction)),
            };

    private static Task InsertAsync<TRow>(
        SqliteTransaction transaction, BulkTable<TRow> table, IEnumerable<TRow> rows, CancellationToken stop)
    {
        using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"insert into {table.Name} ({table.Names}) values ({string.Join(", ", table.Columns.Select(column => "@" + column.Name))})";
        var cells = table.Columns.Select(column => command.Parameters.Add("@" + column.Name, Sqlite(column.Type))).ToArray();
        command.Prepare();
        foreach (var row in rows)
        {
            for (var index = 0; index < cells.Length; index++)
            {
                cells[index].Value = table.Columns[index].Value(row) ?? DBNull.Value;
            }

            // The driver has nothing to wait for: its asynchronous calls run the same code with more around it.
            command.ExecuteNonQuery();
            stop.ThrowIfCancellationRequested();
        }

        return Task.CompletedTask;
    }

    private static async Task CopyAsync<TRow>(
        NpgsqlTransaction transaction, BulkTable<TRow> table, IEnumerable<TRow> rows, CancellationToken stop)
    {
        var copy = await transaction.Connection!
            .BeginBinaryImportAsync($"copy {table.Name} ({table.Names}) from stdin (format binary)", stop).ConfigureAwait(false);
        await using var closing = copy.ConfigureAwait(false);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(stop).ConfigureAwait(false);
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                {
                    await copy.WriteAsync(value, Postgres(column.Type), stop).ConfigureAwait(false);
                }
                else
                {
                    await copy.WriteNullAsync(stop).ConfigureAwait(false);
                }
            }
        }

        await copy.CompleteAsync(stop).ConfigureAwait(false);
    }

    private static async Task CopyAsync<TRow>(
        SqlTransaction transaction, BulkTable<TRow> table, IEnumerable<TRow> rows, CancellationToken stop)
    {
        using var data = new DataTable { Locale = System.Globalization.CultureInfo.InvariantCulture };
        using var copy = new SqlBulkCopy(transaction.Connection, SqlBulkCopyOptions.CheckConstraints, transaction)
        {
            DestinationTableName = table.Name,
            BulkCopyTimeout = 0,
        };
        foreach (var column in table.Columns)
        {
            data.Columns.Add(column.Name, Clr(column.Type));
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            data.Rows.Add([.. table.Columns.Select(column => column.Value(row) ?? DBNull.Value)]);
        }

        await copy.WriteToServerAsync(data, stop).ConfigureAwait(false);
    }

    private static SqliteType Sqlite(BulkType type) => type switch
    {
        BulkType.Text => SqliteType.Text,
        BulkType.Bytes => SqliteType.Blob,
        _ => SqliteType.Integer,
    };

    private static NpgsqlDbType Postgres(BulkType type) => type switch
    {
        BulkType.Int => NpgsqlDbType.Integer,
        BulkType.Long => NpgsqlDbType.Bigint,
        BulkType.Text => NpgsqlDbType.Text,
        _ => NpgsqlDbType.Bytea,
    };

    private static Type Clr(BulkType type) => type switch
    {
        BulkType.Int => typeof(int),
        BulkType.Long => typeof(long),
        BulkType.Text => typeof(string),
        _ => typeof(byte[]),
    };
}
