using System.Data.Common;

namespace RiskEngine.Storage.Snapshots;

/// <summary>A stream of stored snapshots; holds one at a time.</summary>
public sealed class SnapshotCursor : IAsyncDisposable
{
    private readonly DbDataReader reader;
    private readonly RowBytes digest;
    private readonly RowBytes body;

    internal SnapshotCursor(DbDataReader reader) =>
        (this.reader, digest, body) = (reader, new RowBytes(reader, 4), new RowBytes(reader, 5));

    /// <summary>The household.</summary>
    public string HouseholdId => reader.GetString(0);

    /// <summary>Where it lives.</summary>
    public string RegionCode => reader.GetString(1);

    /// <summary>The day of the snapshot: 20200630.</summary>
    public int Date => reader.GetInt32(2);

    /// <summary>Which text of that day, counted from 1.</summary>
    public int Revision => reader.GetInt32(3);

    /// <summary>SHA-256 of the body, 32 bytes; good until the next snapshot.</summary>
    public ReadOnlySpan<byte> Digest => digest.Value;

    /// <summary>The canonical JSON in UTF-8; good until the next snapshot.</summary>
    public ReadOnlySpan<byte> Body => body.Value;

    /// <summary>Goes to the next snapshot.</summary>
    /// <returns>False at the end.</returns>
    public Task<bool> ReadAsync(CancellationToken stop = default) => reader.ReadAsync(stop);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => reader.DisposeAsync();
}
