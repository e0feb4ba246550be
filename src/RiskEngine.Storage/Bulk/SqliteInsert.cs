using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RiskEngine.Storage.Bulk;

/// <summary>One prepared insert into a file of SQLite, filled in again for each row.</summary>
/// <remarks>
/// Without the driver's command, which looks the place of every parameter up by its name again for every row and puts each
/// value into an object: for a row of fifteen columns that costs more than SQLite itself.
/// </remarks>
internal sealed class SqliteInsert<TRow> : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly BulkColumn<TRow>[] columns;
    private byte[] letters = new byte[256];

    /// <summary>Prepares the statement.</summary>
    /// <param name="transaction">What the rows are part of.</param>
    /// <param name="table">The table.</param>
    /// <param name="passesOver">Whether a row whose key is there already is passed over; else it fails.</param>
    public SqliteInsert(SqliteTransaction transaction, BulkTable<TRow> table, bool passesOver = false)
    {
        database = transaction.Connection!.Handle!;
        columns = [.. table.Columns];
        var places = string.Join(", ", columns.Select(_ => "?"));
        Check(raw.sqlite3_prepare_v2(
            database,
            $"insert into {table.Name} ({table.Names}) values ({places}){(passesOver ? " on conflict do nothing" : "")}",
            out statement));
    }

    /// <summary>Inserts a row.</summary>
    /// <returns>False when its key is there already.</returns>
    public bool Add(TRow row)
    {
        for (var place = 1; place <= columns.Length; place++)
        {
            Check(columns[place - 1] switch
            {
                IntColumn<TRow> column => raw.sqlite3_bind_int64(statement, place, column.Value(row)),
                LongColumn<TRow> column => raw.sqlite3_bind_int64(statement, place, column.Value(row)),
                TextColumn<TRow> column => BindText(place, column.Value(row)),
                BytesColumn<TRow> column => raw.sqlite3_bind_blob(statement, place, column.Value(row).Span),
                var column => throw new InvalidOperationException($"a column of a kind that is not known: {column}"),
            });
        }

        var answer = raw.sqlite3_step(statement);
        if (answer != raw.SQLITE_DONE)
        {
            Check(answer);
        }

        // Says again what the step has said.
        _ = raw.sqlite3_reset(statement);
        return raw.sqlite3_changes(database) > 0;
    }

    /// <inheritdoc/>
    public void Dispose() => statement.Dispose();

    private int BindText(int place, string? text)
    {
        if (text is null)
        {
            return raw.sqlite3_bind_null(statement, place);
        }

        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        letters = letters.Length < most ? new byte[most] : letters;
        return text.Length == 0
            ? raw.sqlite3_bind_text(statement, place, "")
            : raw.sqlite3_bind_text(statement, place, letters.AsSpan(0, Encoding.UTF8.GetBytes(text, letters)));
    }

    private void Check(int answer)
    {
        if (answer != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(answer, database);
        }
    }
}
