using System.Buffers;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Storing;

/// <summary>Gathers the rows of an import into commits; one runs while the next rows are gathered.</summary>
internal sealed class ImportCommits(SnapshotImport import, RowTexts texts) : IDisposable
{
    // What one commit holds at most: enough that its cost is spread, little enough that two of them are a small memory.
    private const int MostRows = 5_000;
    private const int MostBytes = 16 * 1024 * 1024;

    private List<SnapshotRow> rows = [];
    private List<RejectedRow> rejected = [];
    private List<ArrayBufferWriter<byte>> rooms = [];
    private int bytes;
    private Task committing = Task.CompletedTask;

    /// <summary>Takes back, once all that is gathered by then is stored, the room of texts.</summary>
    public void Release(ArrayBufferWriter<byte> room) => rooms.Add(room);

    /// <summary>Adds rows; those of one record come together.</summary>
    public void Add(IReadOnlyList<SnapshotRow> more, IReadOnlyList<RejectedRow> not)
    {
        rows.AddRange(more);
        rejected.AddRange(not);
        bytes += more.Sum(row => row.Body.Length);
        if (rows.Count >= MostRows || rejected.Count >= MostRows || bytes >= MostBytes)
        {
            Commit();
        }
    }

    /// <summary>Hands over what was gathered.</summary>
    public void Commit()
    {
        Wait();
        var (now, not, done) = (rows, rejected, rooms);
        committing = Task.Run(async () =>
        {
            await import.AddAsync(now, not).ConfigureAwait(false);
            done.ForEach(texts.Return);
        });
        (rows, rejected, rooms, bytes) = ([], [], [], 0);
    }

    /// <summary>Waits for the commit that is under way, and tells its fault.</summary>
    public void Wait() => committing.GetAwaiter().GetResult();

    /// <summary>Closes the import's connection.</summary>
    public void Dispose() => import.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
