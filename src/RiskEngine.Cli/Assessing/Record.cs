using RiskEngine.Households;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Assessing;

/// <summary>What became of a record on the way out of its file.</summary>
internal enum RecordState
{
    /// <summary>Its text is at hand.</summary>
    Whole,

    /// <summary>Its text was too large to be held and was passed over.</summary>
    TooLarge,

    /// <summary>No record, but the place where the array around the records ought to have been closed.</summary>
    Unclosed,
}

/// <summary>One household's text inside a block.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Line">Line of the file on which it starts, counted from 1.</param>
/// <param name="State">Whether the text is at hand.</param>
internal readonly record struct Record(int Start, int Length, int Line, RecordState State = RecordState.Whole)
{
    /// <summary>Reads the household, or says why it cannot be read.</summary>
    /// <param name="block">The block that the record belongs to.</param>
    /// <param name="reader">Reads its text.</param>
    /// <param name="household">Filled again; empty where there is no text.</param>
    /// <param name="problems">Gets every reason.</param>
    public bool TryRead(Block block, SnapshotReader reader, HouseholdSnapshot household, List<SnapshotProblem> problems)
    {
        if (State == RecordState.Whole)
        {
            return reader.TryRead(block.Bytes.AsSpan(Start, Length), household, problems);
        }

        household.Clear();
        problems.Add(State == RecordState.TooLarge
            ? new SnapshotProblem("", "RE5002", $"the record is larger than {SnapshotReader.DefaultMaxBytes} bytes", "a household has 50 members at most; write one record for each household")
            : new SnapshotProblem("", "RE5001", "the array of households is not closed", "the file may have been cut off; add `]` if it is whole"));
        return false;
    }
}

/// <summary>Records read together, assessed together and written together. Reused.</summary>
internal sealed class Block
{
    /// <summary>The bytes of all records.</summary>
    public byte[] Bytes { get; set; } = new byte[BlockReader.BlockSize];

    /// <summary>The records, in the order of the file.</summary>
    public List<Record> Records { get; } = [];

    /// <summary>What is to be written for them.</summary>
    public System.Buffers.ArrayBufferWriter<byte> Output { get; } = new(BlockReader.BlockSize);

    /// <summary>Number of households assessed.</summary>
    public int Assessed { get; set; }

    /// <summary>Number of records that could not be assessed.</summary>
    public int Rejected { get; set; }

    /// <summary>The households that could be read, where they are to be imported.</summary>
    public List<SnapshotRow> Rows { get; } = [];

    /// <summary>Why the others could not.</summary>
    public List<RejectedRow> RejectedRows { get; } = [];

    /// <summary>Where the block ends in the file, in bytes.</summary>
    public long EndsAt { get; set; }
}
