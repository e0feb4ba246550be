using RiskEngine.Households;

namespace RiskEngine.Cli.Assessing;

/// <summary>A file → blocks of records. Holds one block and one record at most, whatever the file's size.</summary>
internal sealed class BlockReader(Stream input, RecordSplitter splitter)
{
    /// <summary>Bytes of a block that holds records of ordinary size.</summary>
    public const int BlockSize = 256 * 1024;

    // A record beyond this could not be read anyway; some slack for white space around it.
    private const int LargestRecord = SnapshotReader.DefaultMaxBytes + 4_096;

    private byte[] rest = [];
    private long position;
    private bool ended;
    private bool isDone;

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
        block.Records.Clear();
        while (block.Records.Count == 0)
        {
            if (isDone)
            {
                return false;
            }

            var length = Fill(block);
            var used = splitter.Split(block.Bytes.AsSpan(0, length), ended, block.Records);
            if (used == 0 && !ended && length >= LargestRecord)
            {
                block.Records.Add(splitter.PassOver(block.Bytes.AsSpan(0, length)));
                used = length;
            }

            rest = block.Bytes.AsSpan(used, length - used).ToArray();
            block.EndsAt = position - rest.Length;
            isDone = ended && rest.Length == 0;
        }

        return true;
    }

    private int Fill(Block block)
    {
        var wanted = Math.Max(BlockSize, rest.Length * 2);
        if (block.Bytes.Length < wanted)
        {
            block.Bytes = new byte[wanted];
        }

        rest.CopyTo(block.Bytes, 0);
        var length = rest.Length;
        while (length < wanted && !ended)
        {
            var read = input.Read(block.Bytes, length, wanted - length);
            ended = read == 0;
            length += read;
            position += read;
        }

        return length;
    }
}
