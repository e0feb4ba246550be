using System.Buffers;
using System.Collections.Concurrent;
using RiskEngine.Cli.Assessing;

namespace RiskEngine.Cli.Storing;

/// <summary>Room for the texts of rows on their way into the store, used again once they are there.</summary>
/// <remarks>Texts that live as long as a commit would be moved about by the collector, each of them twice, before they go.</remarks>
internal sealed class RowTexts
{
    // The texts of a block of ordinary records and their digests.
    private const int Size = BlockReader.BlockSize * 5 / 4;

    private readonly ConcurrentBag<ArrayBufferWriter<byte>> free = [];

    /// <summary>Empty room.</summary>
    public ArrayBufferWriter<byte> Take() => free.TryTake(out var room) ? room : new ArrayBufferWriter<byte>(Size);

    /// <summary>Takes room back whose texts nobody needs any more.</summary>
    public void Return(ArrayBufferWriter<byte> room)
    {
        room.ResetWrittenCount();
        free.Add(room);
    }
}
