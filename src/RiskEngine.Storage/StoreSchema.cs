using System.Data.Common;
using System.Globalization;
using Dapper;

namespace RiskEngine.Storage;

/// <summary>The tables of a store: numbered scripts, each applied once and whole.</summary>
public static class StoreSchema
{
    private const string Counter = "schema_version";
    private const string Count = $"create table {Counter} (version int not null primary key, applied_at varchar(20) not null)";

    // What the first script makes: no store is without one of these.
    private static readonly string[] Tables =
    [
        "store", "import", "import_batch", "rejected_row", "snapshot", "run", "run_rule_set", "run_unit", "result", "run_rejected",
    ];

    /// <summary>The version that this program works with; also the number of scripts.</summary>
    public const int Version = 1;

    /// <summary>Makes the tables, or brings them up to date. Done again, it changes nothing.</summary>
    /// <returns>The version found, 0 for a new store.</returns>
    /// <exception cref="StoreException">A newer program, or another one, made the tables, or the store does not answer.</exception>
    public static async Task<int> InitAsync(RiskDatabase database, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (database.Address.Kind == StoreKind.Sqlite && database.FileIsThere)
        {
            // Looked at before it is opened for writing, which would turn the file of another program to another journal.
            await database.DoAsync((connection, _) => FindAsync(database, connection, null), stop).ConfigureAwait(false);
        }

        return await database.InTransactionAsync(
            async (connection, transaction, token) =>
            {
                if (database.Dialect.LockSchema is { } wait)
                {
                    await connection.ExecuteAsync(wait, transaction: transaction).ConfigureAwait(false);
                }

                var found = await FindAsync(database, connection, transaction).ConfigureAwait(false);
                if (found is null)
                {
                    await connection.ExecuteAsync(Count, transaction: transaction).ConfigureAwait(false);
                }

                RefuseNewer(database, found ?? 0);
                for (var version = (found ?? 0) + 1; version <= Version; version++)
                {
                    await connection.ExecuteAsync(Script(database.Dialect, version), transaction: transaction).ConfigureAwait(false);
                    await connection.ExecuteAsync(
                        $"insert into schema_version (version, applied_at) values (@version, {database.Dialect.Now})",
                        new { version },
                        transaction).ConfigureAwait(false);
                }

                return found ?? 0;
            },
            mayCreate: true,
            null,
            stop).ConfigureAwait(false);
    }

    /// <summary>Sees that the store has the tables that this program needs.</summary>
    /// <exception cref="StoreException">It has none, older or newer ones, those of another program, or does not answer.</exception>
    public static Task CheckAsync(RiskDatabase database, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.DoAsync(
            async (connection, _) =>
            {
                var found = await FindAsync(database, connection, null).ConfigureAwait(false)
                    ?? throw new StoreException(StoreMistakes.NoSchema(database.Address));
                RefuseNewer(database, found);
                return found < Version ? throw new StoreException(StoreMistakes.OlderSchema(database.Address, found, Version)) : found;
            },
            stop);
    }

    private static void RefuseNewer(RiskDatabase database, int found)
    {
        if (found > Version)
        {
            throw new StoreException(StoreMistakes.NewerSchema(database.Address, found, Version));
        }
    }

    // Another program may count its versions in a table of the same name, and a file with tables of somebody else is no place for ours.
    private static async Task<int?> FindAsync(RiskDatabase database, DbConnection connection, DbTransaction? transaction)
    {
        var there = (await connection.QueryAsync<string>(database.Dialect.Tables, transaction: transaction).ConfigureAwait(false)).ToList();
        var ours = there.Intersect(Tables, StringComparer.OrdinalIgnoreCase).Count();
        if (!there.Contains(Counter, StringComparer.OrdinalIgnoreCase))
        {
            return ours > 0 || (there.Count > 0 && database.Address.Kind == StoreKind.Sqlite)
                ? throw new StoreException(StoreMistakes.OtherProgram(database.Address))
                : null;
        }

        return ours == Tables.Length
            ? await connection.ExecuteScalarAsync<int?>($"select max(version) from {Counter}", transaction: transaction).ConfigureAwait(false) ?? 0
            : throw new StoreException(StoreMistakes.OtherProgram(database.Address));
    }

    private static string Script(SqlDialect dialect, int version)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{dialect.Scripts}/{version:000}.sql");
        using var text = new StreamReader(typeof(StoreSchema).Assembly.GetManifestResourceStream(name)!);
        return text.ReadToEnd();
    }
}
