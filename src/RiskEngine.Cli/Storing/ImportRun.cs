using System.Security.Cryptography;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Storage;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Storing;

/// <summary>Imports a file: all cores read, one commit runs while the next rows are gathered.</summary>
internal sealed class ImportRun(RiskDatabase database, int threads, RejectedFile? file, ProgressLine progress)
{
    // What one commit holds at most: enough that its cost is spread, little enough that two of them are a small memory.
    private const int MostRows = 5_000;
    private const int MostBytes = 16 * 1024 * 1024;
    private const int HeadSize = 4_096;

    private readonly OrderedBlocks<BlockParser, ParsedBlock> blocks = new(threads, () => new BlockParser());
    private List<SnapshotRow> rows = [];
    private List<RejectedRow> rejected = [];
    private int bytes;
    private Task committing = Task.CompletedTask;

    /// <summary>Imports one file to its end.</summary>
    /// <param name="name">Its name as typed.</param>
    /// <param name="input">The file.</param>
    /// <returns>What became of its rows, and whether the same bytes were imported before.</returns>
    public (ImportCounts Counts, bool IsRepeat) Run(string name, Stream input)
    {
        double? length = input.CanSeek ? Math.Max(1, input.Length) : null;
        var head = new byte[HeadSize];
        var headLength = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        using var source = new HashedStream(new PrefixedStream(head.AsMemory(0, headLength), input));
        var shown = name == "-" ? name : Path.GetFileName(name);
        var import = SnapshotImport.StartAsync(database, shown, SHA256.HashData(head.AsSpan(0, headLength)))
            .GetAwaiter().GetResult();
        try
        {
            Store(name, shown, source, length, import);
            return (import.Counts, import.FinishAsync(source.Digest()).GetAwaiter().GetResult());
        }
        finally
        {
            import.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Store(string name, string shown, HashedStream source, double? length, SnapshotImport import)
    {
        try
        {
            blocks.Run(
                BlockReader.For(name, source),
                static (parser, block) => parser.Parse(block),
                block =>
                {
                    Gather(block, shown, import);
                    progress.Show(import.Counts.Read, length is null ? null : block.EndsAt / length);
                });
            Commit(import);
        }
        finally
        {
            // A commit that is under way ends before its fault, or another one, is told.
            committing.GetAwaiter().GetResult();
        }
    }

    private void Gather(ParsedBlock block, string shown, SnapshotImport import)
    {
        file?.Write(shown, block.Rejected);
        rows.AddRange(block.Rows);
        rejected.AddRange(block.Rejected);
        bytes += block.Rows.Sum(row => row.Body.Length);
        if (rows.Count >= MostRows || rejected.Count >= MostRows || bytes >= MostBytes)
        {
            Commit(import);
        }
    }

    private void Commit(SnapshotImport import)
    {
        committing.GetAwaiter().GetResult();
        var (now, not) = (rows, rejected);
        committing = Task.Run(() => import.AddAsync(now, not));
        (rows, rejected, bytes) = ([], [], 0);
    }
}
