using RiskEngine.Assessments.Batches;

namespace RiskEngine.Cli.Assessing;

/// <summary>A file → blocks of records.</summary>
internal sealed class BlockReader(Stream input, RecordSplitter splitter)
{
    /// <summary>Bytes of a block that holds records of ordinary size.</summary>
    public const int BlockSize = 256 * 1024;

    private readonly BlockCutter cutter = new(splitter);
    private bool ended;

    /// <summary>Reads a file whose form is judged by its name and its first bytes.</summary>
    /// <param name="name">Its name, <c>-</c> for standard input.</param>
    /// <param name="input">The file, at its beginning.</param>
    public static BlockReader For(string name, Stream input)
    {
        var head = new byte[4_096];
        var length = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return new BlockReader(new PrefixedStream(head.AsMemory(0, length), input), RecordSplitter.For(name, head.AsSpan(0, length)));
    }

    /// <summary>Fills a block with the next records.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read(Block block)
    {
        while (!cutter.IsDone)
        {
            cutter.Begin(block, BlockSize);
            Fill(block);
            if (cutter.Cut(block, ended))
            {
                return true;
            }
        }

        return false;
    }

    private void Fill(Block block)
    {
        while (!block.Free.IsEmpty && !ended)
        {
            var read = input.Read(block.Free.Span);
            ended = read == 0;
            block.Length += read;
        }
    }
}
