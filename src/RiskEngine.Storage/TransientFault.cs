using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace RiskEngine.Storage;

/// <summary>Tells a fault that may be gone in a moment from one that will come back.</summary>
internal static class TransientFault
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    // Deadlock; connection broken or refused; fail-over in progress; the server or its log is busy; time-out (-2).
    private static readonly HashSet<int> SqlServerNumbers =
    [
        1205, 1222, -2, -1, 2, 20, 53, 64, 121, 233, 258, 596, 921, 922, 924, 926, 976, 983, 3960, 4060, 4221,
        6005, 9001, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 17142, 40143, 40197, 40501, 40540, 40613,
        42108, 42109, 49918, 49919, 49920,
    ];

    // What PostgreSQL answers while another transaction wins, or while it stops or starts.
    private static readonly HashSet<string> PostgresStates =
        ["40001", "40P01", "55P03", "57P01", "57P02", "57P03", "53300", "25006"];

    /// <summary>Whether trying again can help.</summary>
    /// <param name="fault">What was thrown.</param>
    public static bool Is(Exception fault) => fault switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        PostgresException postgres => PostgresStates.Contains(postgres.SqlState) || postgres.IsTransient,
        // From severity 20 on the connection is gone, whatever the number; where there was none, it is 0.
        SqlException { Class: >= 20 } => true,
        SqlException server => server.Errors.Cast<SqlError>().Any(error => SqlServerNumbers.Contains(error.Number)),
        DbException { IsTransient: true } => true,
        NpgsqlException { InnerException: { } inner } => Is(inner),
        SocketException or TimeoutException or EndOfStreamException => true,
        IOException { InnerException: SocketException } => true,
        // A connection that died while a transaction was open says so only in this way.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" or "Npgsql" } => true,
        _ => false,
    };
}
