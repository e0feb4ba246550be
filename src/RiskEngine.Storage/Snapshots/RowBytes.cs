using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RiskEngine.Storage.Snapshots;

/// <summary>The bytes of a column, row by row, without a new array for each.</summary>
internal sealed class RowBytes(DbDataReader reader, int column)
{
    // Dapper hands out a reader of its own around that of the driver.
    private readonly SqliteDataReader? file = (reader is IWrappedDataReader wrapped ? wrapped.Reader : reader) as SqliteDataReader;
    private byte[] room = [];

    /// <summary>The bytes of the row that the reader is at; good until it goes on.</summary>
    /// <remarks>A file's own are read where its driver has them; a server's are copied into the same room again and again.</remarks>
    public ReadOnlySpan<byte> Value
    {
        get
        {
            if (file?.Handle is { } statement)
            {
                return raw.sqlite3_column_blob(statement, column);
            }

            var length = (int)reader.GetBytes(column, 0, null, 0, 0);
            room = room.Length < length ? new byte[Math.Max(length, room.Length * 2)] : room;
            return room.AsSpan(0, (int)reader.GetBytes(column, 0, room, 0, length));
        }
    }
}
