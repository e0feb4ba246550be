using RiskEngine.Households;

namespace RiskEngine.Assessments.Batches;

/// <summary>
/// Bytes → blocks of records, whoever reads the bytes. Holds one block and one record at most, however long the input.
/// </summary>
/// <param name="splitter">Finds the records.</param>
public sealed class BlockCutter(RecordSplitter splitter)
{
    /// <summary>Bytes that are held of one record: beyond them it could not be read anyway.</summary>
    /// <remarks>Some slack for white space around it.</remarks>
    public const int LargestRecord = SnapshotReader.DefaultMaxBytes + 4_096;

    private byte[] rest = [];
    private long position;

    /// <summary>Whether every record has been handed out.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Empties a block but for what the last one left over.</summary>
    /// <param name="block">The block; the next bytes of the input go into its free room.</param>
    /// <param name="wanted">Bytes that it is to hold; more when what is left over needs more.</param>
    public void Begin(Block block, int wanted)
    {
        ArgumentNullException.ThrowIfNull(block);
        block.Records.Clear();
        block.Length = 0;
        block.Reserve(Math.Max(wanted, rest.Length * 2));
        rest.CopyTo(block.Bytes);
        block.Length = rest.Length;
        position -= rest.Length;
    }

    /// <summary>Finds the records in what has been read.</summary>
    /// <param name="block">The block; what belongs to no whole record yet is kept for the next.</param>
    /// <param name="isLast">Whether nothing follows.</param>
    /// <returns>Whether there are any; when there are none, <see cref="Begin"/> comes again.</returns>
    public bool Cut(Block block, bool isLast)
    {
        ArgumentNullException.ThrowIfNull(block);
        var bytes = block.Bytes[..block.Length];
        var used = splitter.Split(bytes, isLast, block.Records);
        if (used == 0 && !isLast && bytes.Length >= LargestRecord)
        {
            block.Records.Add(splitter.PassOver(bytes));
            used = bytes.Length;
        }

        rest = bytes[used..].ToArray();
        position += bytes.Length;
        block.EndsAt = position - rest.Length;
        IsDone = isLast && rest.Length == 0;
        return block.Records.Count > 0;
    }
}
