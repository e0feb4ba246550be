using System.Buffers;

namespace RiskEngine.Assessments.Batches;

/// <summary>Records read together, assessed together and written together. Reused.</summary>
public sealed class Block
{
    private byte[] bytes = [];

    /// <summary>The bytes of all records, and behind them what belongs to the next block.</summary>
    public Span<byte> Bytes => bytes;

    /// <summary>Number of bytes that have been read into it.</summary>
    public int Length { get; set; }

    /// <summary>Room behind what has been read.</summary>
    public Memory<byte> Free => bytes.AsMemory(Length);

    /// <summary>The records, in the order of the input.</summary>
    public List<Record> Records { get; } = [];

    /// <summary>What is to be written for them.</summary>
    public ArrayBufferWriter<byte> Output { get; } = new();

    /// <summary>Number of households assessed.</summary>
    public int Assessed { get; set; }

    /// <summary>Number of records that could not be assessed.</summary>
    public int Rejected { get; set; }

    /// <summary>Where the block ends in the input, in bytes.</summary>
    public long EndsAt { get; set; }

    /// <summary>Makes room for a number of bytes, keeping what has been read.</summary>
    public void Reserve(int wanted)
    {
        if (bytes.Length < wanted)
        {
            Array.Resize(ref bytes, wanted);
        }
    }
}
