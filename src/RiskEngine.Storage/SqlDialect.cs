namespace RiskEngine.Storage;

/// <summary>What one database says differently from the others: data, and no more than that.</summary>
internal sealed record SqlDialect
{
    /// <summary>Folder of its schema scripts.</summary>
    public required string Scripts { get; init; }

    /// <summary>Names the tables that are there, the database's own left out.</summary>
    public required string Tables { get; init; }

    /// <summary>Keeps a second <c>store init</c> waiting until the transaction ends; null where that is so anyway.</summary>
    public string? LockSchema { get; init; }

    /// <summary>An expression for the time in UTC, to the second, as <c>2021-01-01T08:30:00Z</c>.</summary>
    public required string Now { get; init; }

    /// <summary>A table <c>k(h, d)</c> of households and days out of the parameter <c>@keys</c>, JSON <c>[{"h":…,"d":…}]</c>.</summary>
    public required string Keys { get; init; }

    /// <summary>Size of the store in bytes.</summary>
    public required string Size { get; init; }

    /// <summary>The dialect of a database.</summary>
    public static SqlDialect Of(StoreKind kind) => kind switch
    {
        StoreKind.Sqlite => Sqlite,
        StoreKind.SqlServer => SqlServer,
        StoreKind.Postgres => Postgres,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    // The locks and sizes of this one belong to its file: a transaction that writes keeps every other out.
    private static SqlDialect Sqlite { get; } = new()
    {
        Scripts = "sqlite",
        Tables = "select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'",
        Now = "strftime('%Y-%m-%dT%H:%M:%SZ', 'now')",
        Keys = "(select json_extract(value, '$.h') as h, json_extract(value, '$.d') as d from json_each(@keys)) as k",
        Size = "select page_count * page_size from pragma_page_count(), pragma_page_size()",
    };

    private static SqlDialect Postgres { get; } = new()
    {
        Scripts = "postgres",
        Tables = "select table_name from information_schema.tables where table_schema = current_schema()",
        LockSchema = "select pg_advisory_xact_lock(7246393)",
        Now = """to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')""",
        Keys = "json_to_recordset(cast(@keys as json)) as k(h text, d int)",
        Size = "select pg_database_size(current_database())",
    };

    private static SqlDialect SqlServer { get; } = new()
    {
        Scripts = "sqlserver",
        Tables = "select table_name from information_schema.tables where table_schema = schema_name()",
        LockSchema = """
            exec sp_getapplock @Resource = 'riskengine-schema', @LockMode = 'Exclusive', @LockOwner = 'Transaction',
                @LockTimeout = 60000
            """,
        Now = "convert(varchar(19), sysutcdatetime(), 126) + 'Z'",
        Keys = """
            (select cast(h as varchar(64)) collate Latin1_General_BIN2 as h, d
             from openjson(@keys) with (h nvarchar(64) '$.h', d int '$.d')) as k
            """,
        Size = "select sum(cast(size as bigint)) * 8192 from sys.database_files",
    };
}
