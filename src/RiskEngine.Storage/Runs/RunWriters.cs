using System.Collections.Concurrent;

namespace RiskEngine.Storage.Runs;

/// <summary>Lets as many workers of a run write at once as the database bears, on connections that stay for the next unit.</summary>
/// <remarks>
/// A file has one writer: the others wait here for their turn rather than ask the file again and again, for each time that
/// they ask in vain its driver sleeps longer than a commit takes.
/// </remarks>
internal sealed class RunWriters(RiskDatabase database, int workers) : IAsyncDisposable
{
    private readonly SemaphoreSlim turns = new(database.Address.Kind == StoreKind.Sqlite ? 1 : workers);
    private readonly ConcurrentBag<KeptConnection> connections = [];

    /// <summary>Writes when it is its turn.</summary>
    /// <param name="write">Gets the connection to write on.</param>
    /// <param name="stop">Ends the waiting.</param>
    public async Task<T> DoAsync<T>(Func<KeptConnection, Task<T>> write, CancellationToken stop)
    {
        await turns.WaitAsync(stop).ConfigureAwait(false);
        var connection = connections.TryTake(out var kept) ? kept : new KeptConnection();
        try
        {
            return await write(connection).ConfigureAwait(false);
        }
        finally
        {
            connections.Add(connection);
            turns.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }

        turns.Dispose();
    }
}
