using System.Buffers;

namespace RiskEngine.Assessments.Batches;

/// <summary>Writes results in one format; one for each thread.</summary>
public interface IResultWriter
{
    /// <summary>What stands before the first result.</summary>
    ReadOnlySpan<byte> Head => default;

    /// <summary>What stands after the last result.</summary>
    ReadOnlySpan<byte> Foot => default;

    /// <summary>Takes in what another thread's writer has counted, before <see cref="Foot"/> is asked for.</summary>
    void Join(IResultWriter other)
    {
    }

    /// <summary>Writes an assessment.</summary>
    void Write(Assessment assessment, IBufferWriter<byte> output);

    /// <summary>Writes a rejected record in its place.</summary>
    void Write(Rejection rejection, IBufferWriter<byte> output);
}
