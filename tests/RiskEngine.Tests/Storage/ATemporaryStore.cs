using Dapper;
using Microsoft.Data.SqlClient;
using Npgsql;
using NUnit.Framework;
using RiskEngine.Storage;

namespace RiskEngine.Tests.Storage;

/// <summary>An empty store of its own for one test.</summary>
internal sealed class ATemporaryStore : IAsyncDisposable
{
    /// <summary>Environment variable with a connection to a SQL Server on which databases may be made and dropped.</summary>
    public const string SqlServerVariable = "RISKENGINE_TEST_SQLSERVER";

    private readonly Func<Task> drop;

    private ATemporaryStore(string text, Func<Task> drop)
    {
        this.drop = drop;
        Text = text;
        Log = new StringWriter { NewLine = "\n" };
        Assert.That(StoreAddress.TryParse(text, out var address, out var mistake), Is.True, $"{mistake}");
        Database = new RiskDatabase(address!, Log, TimeSpan.FromMilliseconds(5));
    }

    /// <summary>The address as an operator types it.</summary>
    public string Text { get; }

    public RiskDatabase Database { get; }

    /// <summary>What the store said of retries.</summary>
    public StringWriter Log { get; }

    public static async Task<ATemporaryStore> MakeAsync(StoreKind kind)
    {
        var name = $"risk_{Guid.NewGuid():n}";
        switch (kind)
        {
            case StoreKind.Sqlite:
                var folder = Directory.CreateTempSubdirectory("riskengine-store-");
                return new ATemporaryStore($"sqlite:{Path.Combine(folder.FullName, "store.db")}", () =>
                {
                    folder.Delete(recursive: true);
                    return Task.CompletedTask;
                });
            case StoreKind.Postgres:
                var postgres = PostgresCluster.Address("postgres")["postgres:".Length..];
                await OnAsync(new NpgsqlConnection(postgres), $"create database {name}");
                return new ATemporaryStore(PostgresCluster.Address(name), async () =>
                {
                    NpgsqlConnection.ClearAllPools();
                    await OnAsync(new NpgsqlConnection(postgres), $"drop database {name} with (force)");
                });
            default:
                var server = SqlServer();
                await OnAsync(new SqlConnection(server), $"create database {name}");
                var builder = new SqlConnectionStringBuilder(server) { InitialCatalog = name };
                return new ATemporaryStore($"sqlserver:{builder.ConnectionString}", async () =>
                {
                    SqlConnection.ClearAllPools();
                    await OnAsync(new SqlConnection(server), $"drop database {name}");
                });
        }
    }

    public static async Task<ATemporaryStore> InitialisedAsync(StoreKind kind)
    {
        var store = await MakeAsync(kind);
        await StoreSchema.InitAsync(store.Database);
        return store;
    }

    /// <summary>Asks the database itself.</summary>
    public Task<T?> AskAsync<T>(string sql) => Database.DoAsync((connection, _) => connection.ExecuteScalarAsync<T>(sql));

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        await drop();
    }

    private static string SqlServer()
    {
        var text = Environment.GetEnvironmentVariable(SqlServerVariable);
        if (string.IsNullOrEmpty(text))
        {
            Assert.Ignore($"no SQL Server here; {SqlServerVariable} names one");
        }

        return text!.StartsWith("sqlserver:", StringComparison.Ordinal) ? text["sqlserver:".Length..] : text;
    }

    private static async Task OnAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await using (connection)
        {
            await connection.ExecuteAsync(sql);
        }
    }
}
