using Dapper;

namespace RiskEngine.Storage;

/// <summary>A run as the list of runs shows it.</summary>
public sealed record RunLine
{
    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its day: 20210101.</summary>
    public int AsOf { get; init; }

    /// <summary>How far it is, as a word.</summary>
    public string State { get; init; } = "";

    /// <summary>Households read.</summary>
    public long Read { get; init; }

    /// <summary>Of these assessed.</summary>
    public long Assessed { get; init; }

    /// <summary>Of these rejected.</summary>
    public long Rejected { get; init; }

    /// <summary>Units that it was cut into.</summary>
    public int Units { get; init; }

    /// <summary>Of these done.</summary>
    public int Done { get; init; }

    /// <summary>When it began, in UTC.</summary>
    public string StartedAt { get; init; } = "";
}

/// <summary>What is in a store.</summary>
public sealed record StoreStatus
{
    /// <summary>Version of its tables.</summary>
    public int Schema { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>Households with a snapshot.</summary>
    public long Households { get; init; }

    /// <summary>Snapshots, revisions included.</summary>
    public long Snapshots { get; init; }

    /// <summary>Imports, whether they were finished or not.</summary>
    public long Imports { get; init; }

    /// <summary>Rows that an import did not take.</summary>
    public long RejectedRows { get; init; }

    /// <summary>Results of all runs.</summary>
    public long Results { get; init; }

    /// <summary>Names of the files whose import was not finished: running, or cut off.</summary>
    public IReadOnlyList<string> Unfinished { get; init; } = [];

    /// <summary>The runs, the oldest first.</summary>
    public IReadOnlyList<RunLine> Runs { get; init; } = [];

    /// <summary>Looks at a store.</summary>
    /// <exception cref="StoreException">It does not answer.</exception>
    public static Task<StoreStatus> ReadAsync(RiskDatabase database, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.DoAsync(
            async (connection, _) =>
            {
                Task<long> Count(string sql) => connection.ExecuteScalarAsync<long>(new CommandDefinition(sql, commandTimeout: 0));
                return new StoreStatus
                {
                    Schema = (int)await Count("select max(version) from schema_version").ConfigureAwait(false),
                    Bytes = await Count(database.Dialect.Size).ConfigureAwait(false),
                    Households = await Count("select count(distinct household_id) from snapshot").ConfigureAwait(false),
                    Snapshots = await Count("select count(*) from snapshot").ConfigureAwait(false),
                    Imports = await Count("select count(*) from import").ConfigureAwait(false),
                    RejectedRows = await Count("select count(*) from (select distinct import_id, sheet, line from rejected_row) r").ConfigureAwait(false),
                    Results = await Count("select count(*) from result").ConfigureAwait(false),
                    Unfinished = [.. await connection.QueryAsync<string>(
                        "select source_name from import where state = 'OPEN' order by import_id").ConfigureAwait(false)],
                    Runs = [.. await connection.QueryAsync<RunLine>("""
                        select r.run_name as Name, r.as_of as AsOf, r.state as State, r.started_at as StartedAt,
                            count(*) as Units, sum(case when u.state = 'DONE' then 1 else 0 end) as Done,
                            cast(sum(u.rows_read) as bigint) as "Read", cast(sum(u.rows_assessed) as bigint) as Assessed,
                            cast(sum(u.rows_rejected) as bigint) as Rejected
                        from run r join run_unit u on u.run_id = r.run_id
                        group by r.run_id, r.run_name, r.as_of, r.state, r.started_at order by r.run_id
                        """).ConfigureAwait(false)],
                };
            },
            stop);
    }
}
