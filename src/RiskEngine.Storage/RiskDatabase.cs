using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;
using Polly;
using Polly.Retry;

namespace RiskEngine.Storage;

/// <summary>A store: opens connections, and tries again when the database stumbles.</summary>
public sealed class RiskDatabase
{
    /// <summary>How often a piece of work is tried again before the store counts as unreachable.</summary>
    public const int MostRetries = 6;

    private readonly ResiliencePipeline retry;

    /// <summary>Prepares for a store; nothing is opened yet.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="log">Gets a line for each retry.</param>
    /// <param name="patience">The first wait before trying again; it doubles each time. Half a second if left out.</param>
    public RiskDatabase(StoreAddress address, TextWriter log, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(log);
        Address = address;
        Dialect = SqlDialect.Of(address.Kind);
        retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = attempt => ValueTask.FromResult(attempt.Outcome.Exception is { } fault && TransientFault.Is(fault)),
            MaxRetryAttempts = MostRetries,
            Delay = patience ?? TimeSpan.FromMilliseconds(500),
            BackoffType = DelayBackoffType.Exponential,
            MaxDelay = TimeSpan.FromSeconds(15),
            UseJitter = true,
            OnRetry = attempt =>
            {
                log.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"retry {attempt.AttemptNumber + 1} of {MostRetries} in {attempt.RetryDelay.TotalSeconds:0.0} s: {address}: {FirstLine(attempt.Outcome.Exception)}"));
                return ValueTask.CompletedTask;
            },
        }).Build();
    }

    /// <summary>Where the store is.</summary>
    public StoreAddress Address { get; }

    /// <summary>Whether a store in a file has its file.</summary>
    internal bool FileIsThere =>
        File.Exists(new SqliteConnectionStringBuilder(Address.ConnectionString).DataSource);

    /// <summary>Pages that a file may grow to; null for as many as there is room for.</summary>
    internal int? MostPages { get; init; }

    /// <summary>What its database says differently.</summary>
    internal SqlDialect Dialect { get; }

    /// <summary>Does a piece of work on a connection of its own, from its beginning when the database stumbles.</summary>
    /// <param name="work">Everything that has to be done again after a fault; best one transaction.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">The store does not answer, or fails in a way that trying again does not cure.</exception>
    public Task<T> DoAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken stop = default) =>
        TryAsync(connection => work(connection, stop), isWriting: false, mayCreate: false, null, stop);

    /// <summary>Does a piece of work in one transaction, again from its beginning when the database stumbles.</summary>
    /// <param name="work">The statements; they are committed together.</param>
    /// <param name="stop">Ends the work.</param>
    /// <exception cref="StoreException">As of <see cref="DoAsync"/>.</exception>
    public Task<T> InTransactionAsync<T>(
        Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, CancellationToken stop = default) =>
        InTransactionAsync(work, mayCreate: false, null, stop);

    /// <summary>A connection for reading a stream of rows, which nothing can start in the middle again.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken stop = default)
    {
        try
        {
            return await retry.ExecuteAsync(async token => await ConnectAsync(isWriting: false, mayCreate: false, token).ConfigureAwait(false), stop)
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfTheStore(fault))
        {
            throw Failed(fault);
        }
    }

    /// <summary>As <see cref="DoAsync"/>, on a connection that stays, for somebody who writes.</summary>
    internal Task<T> OnAsync<T>(KeptConnection kept, Func<DbConnection, Task<T>> work, CancellationToken stop) =>
        TryAsync(work, isWriting: true, mayCreate: false, kept, stop);

    internal Task<T> InTransactionAsync<T>(
        Func<DbConnection, DbTransaction, CancellationToken, Task<T>> work, bool mayCreate, KeptConnection? kept, CancellationToken stop) =>
        TryAsync(
            async connection =>
            {
                await using var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
                var answer = await work(connection, transaction, stop).ConfigureAwait(false);
                await transaction.CommitAsync(stop).ConfigureAwait(false);
                return answer;
            },
            isWriting: true,
            mayCreate,
            kept,
            stop);

    /// <summary>What the store's own fault means to its operator.</summary>
    internal StoreException Failed(Exception fault) =>
        new(StoreMistakes.Failed(Address, FirstLine(fault)), isUnreachable: true, fault);

    internal static bool IsOfTheStore(Exception fault) => fault is DbException || TransientFault.Is(fault);

    private async Task<T> TryAsync<T>(
        Func<DbConnection, Task<T>> work, bool isWriting, bool mayCreate, KeptConnection? kept, CancellationToken stop)
    {
        await using var own = new KeptConnection();
        kept ??= own;
        try
        {
            return await retry.ExecuteAsync(
                async token =>
                {
                    try
                    {
                        kept.Connection ??= await ConnectAsync(isWriting, mayCreate, token).ConfigureAwait(false);
                        return await work(kept.Connection).ConfigureAwait(false);
                    }
                    catch
                    {
                        await kept.DisposeAsync().ConfigureAwait(false);
                        throw;
                    }
                },
                stop).ConfigureAwait(false);
        }
        catch (Exception fault) when (IsOfTheStore(fault))
        {
            throw Failed(fault);
        }
    }

    private async Task<DbConnection> ConnectAsync(bool isWriting, bool mayCreate, CancellationToken stop)
    {
        DbConnection connection = Address.Kind switch
        {
            StoreKind.Sqlite => new SqliteConnection(new SqliteConnectionStringBuilder(Address.ConnectionString)
            {
                Mode = mayCreate ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite,
                // A pooled connection would keep the file open after the command that used it.
                Pooling = false,
            }.ConnectionString),
            StoreKind.SqlServer => new SqlConnection(Address.ConnectionString),
            _ => new NpgsqlConnection(Address.ConnectionString),
        };
        try
        {
            await connection.OpenAsync(stop).ConfigureAwait(false);
            if (Address.Kind == StoreKind.Sqlite)
            {
                // Every commit survives the end of the process; a power cut may cost the last ones, never the file.
                // Whoever writes comes back to the same pages; whoever reads a stretch does not. The journal's kind stays with the
                // file; whoever only looks does not set it, for the file may be another program's.
                await connection.ExecuteAsync(string.Create(
                    CultureInfo.InvariantCulture, $"pragma page_size = 16384; {(isWriting ? "pragma journal_mode = wal; " : "")}pragma synchronous = normal; pragma cache_size = {(isWriting ? -32_768 : -8_192)};"))
                    .ConfigureAwait(false);
                if (MostPages is { } pages)
                {
                    await connection.ExecuteAsync(string.Create(CultureInfo.InvariantCulture, $"pragma max_page_count = {pages}"))
                        .ConfigureAwait(false);
                }
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Drivers add lines of advice for programmers; the first one says what happened.
    private static string FirstLine(Exception? fault) => (fault?.Message ?? "").Split('\n')[0].TrimEnd('\r', '.');
}
