using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;
using RiskEngine.Storage;

namespace RiskEngine.Benchmarks.Store;

/// <summary>An empty store for one measurement; it goes when it is no longer needed.</summary>
internal sealed class MeasuredStore : IDisposable
{
    private readonly string? server;
    private readonly string place;

    private MeasuredStore(string? server, string place, string address)
    {
        (this.server, this.place, Address) = (server, place, address);
        Database = new RiskDatabase(
            StoreAddress.TryParse(address, out var parsed, out _) ? parsed : throw new ArgumentException("not the address of a store"),
            Console.Error);
        StoreSchema.InitAsync(Database).GetAwaiter().GetResult();
    }

    /// <summary>The address as an operator types it.</summary>
    public string Address { get; }

    public RiskDatabase Database { get; }

    /// <summary>Makes a store.</summary>
    /// <param name="server">A PostgreSQL on which databases may be made; null for a file of SQLite.</param>
    public static MeasuredStore Make(string? server)
    {
        var name = $"riskengine_{Guid.NewGuid():N}";
        if (server is null)
        {
            var folder = Path.Combine(Path.GetTempPath(), name);
            Directory.CreateDirectory(folder);
            return new MeasuredStore(null, folder, $"sqlite:{Path.Combine(folder, "store.db")}");
        }

        On(server, $"create database {name}");
        return new MeasuredStore(
            server, name, $"postgres:{new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString}");
    }

    /// <summary>Size on the disk in bytes.</summary>
    public long Size() => StoreStatus.ReadAsync(Database).GetAwaiter().GetResult().Bytes;

    public void Dispose()
    {
        if (server is null)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(place, recursive: true);
            return;
        }

        NpgsqlConnection.ClearAllPools();
        On(server, $"drop database {place} with (force)");
    }

    private static void On(string server, string sql)
    {
        using DbConnection connection = new NpgsqlConnection(server);
        connection.Execute(sql);
    }
}
