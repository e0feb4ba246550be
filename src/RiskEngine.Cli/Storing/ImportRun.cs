using System.Security.Cryptography;
using RiskEngine.Cli.Assessing;
using RiskEngine.Cli.Output;
using RiskEngine.Storage;
using RiskEngine.Storage.Imports;

namespace RiskEngine.Cli.Storing;

/// <summary>Imports a file: all cores read, one commit runs while the next rows are gathered.</summary>
internal sealed class ImportRun(RiskDatabase database, int threads, RejectedFile? file, ProgressLine progress)
{
    private const int HeadSize = 4_096;

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
        var texts = new RowTexts();
        var blocks = new OrderedBlocks<BlockParser, ParsedBlock>(threads, () => new BlockParser(texts));
        using var commits = new ImportCommits(import, texts);
        try
        {
            blocks.Run(
                BlockReader.For(name, source),
                static (parser, block) => parser.Parse(block),
                block =>
                {
                    file?.Write(shown, block.Rejected);
                    commits.Release(block.Texts);
                    commits.Add(block.Rows, block.Rejected);
                    progress.Show(import.Counts.Read, length is null ? null : block.EndsAt / length);
                });
            commits.Commit();
        }
        finally
        {
            // A commit that is under way ends before its fault, or another one, is told.
            commits.Wait();
        }

        return (import.Counts, import.FinishAsync(source.Digest()).GetAwaiter().GetResult());
    }
}
