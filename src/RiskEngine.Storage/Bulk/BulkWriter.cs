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
        using var insert = new SqliteInsert<TRow>(transaction, table);
        foreach (var row in rows)
        {
            stop.ThrowIfCancellationRequested();
            insert.Add(row);
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
                await WriteAsync(copy, column, row, stop).ConfigureAwait(false);
            }
        }

        await copy.CompleteAsync(stop).ConfigureAwait(false);
    }

    private static Task WriteAsync<TRow>(NpgsqlBinaryImporter copy, BulkColumn<TRow> column, TRow row, CancellationToken stop) => column switch
    {
        IntColumn<TRow> one => copy.WriteAsync(one.Value(row), NpgsqlDbType.Integer, stop),
        LongColumn<TRow> one => copy.WriteAsync(one.Value(row), NpgsqlDbType.Bigint, stop),
        BytesColumn<TRow> one => copy.WriteAsync(one.Value(row), NpgsqlDbType.Bytea, stop),
        TextColumn<TRow> one when one.Value(row) is { } text => copy.WriteAsync(text, NpgsqlDbType.Text, stop),
        _ => copy.WriteNullAsync(stop),
    };

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
            data.Columns.Add(column.Name, Clr(column));
            copy.ColumnMappings.Add(column.Name, column.Name);
        }

        foreach (var row in rows)
        {
            data.Rows.Add([.. table.Columns.Select(column => Boxed(column, row))]);
        }

        await copy.WriteToServerAsync(data, stop).ConfigureAwait(false);
    }

    private static object Boxed<TRow>(BulkColumn<TRow> column, TRow row) => column switch
    {
        IntColumn<TRow> one => one.Value(row),
        LongColumn<TRow> one => one.Value(row),
        BytesColumn<TRow> one => one.Value(row).ToArray(),
        TextColumn<TRow> one when one.Value(row) is { } text => text,
        _ => DBNull.Value,
    };

    private static Type Clr<TRow>(BulkColumn<TRow> column) => column switch
    {
        IntColumn<TRow> => typeof(int),
        LongColumn<TRow> => typeof(long),
        BytesColumn<TRow> => typeof(byte[]),
        _ => typeof(string),
    };
}
