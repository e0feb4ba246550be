using System.Data.Common;

namespace RiskEngine.Storage;

/// <summary>A connection for one transaction after the other; after a fault the next one gets another.</summary>
/// <remarks>The last connection to a file of SQLite that closes moves the whole log into it: too much after each commit.</remarks>
internal sealed class KeptConnection : IAsyncDisposable
{
    /// <summary>The connection; null before the first transaction and after a fault.</summary>
    public DbConnection? Connection { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Connection is { } connection)
        {
            Connection = null;
            await connection.DisposeAsync().ConfigureAwait(false);
        }
    }
}
