using System.Buffers;
using System.Collections.Concurrent;
using Microsoft.AspNetCore.Connections;

namespace RiskEngine.Api.Limits;

/// <summary>
/// The memory through which bodies come and answers go, in blocks four times the server's own: each call of the system
/// then moves four times as much, and a batch of households needs that many fewer.
/// </summary>
/// <remarks>Used blocks are kept up to a bound; what a burst needed beyond it is left to the collector.</remarks>
internal sealed class LargeBlocks : MemoryPool<byte>
{
    private const int BlockSize = 16 * 1024;
    private const int MostKept = 1_024;

    private readonly ConcurrentQueue<Block> kept = new();
    private int count;

    /// <inheritdoc/>
    public override int MaxBufferSize => BlockSize;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException">More than a block is asked for.</exception>
    public override IMemoryOwner<byte> Rent(int minBufferSize = -1)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minBufferSize, BlockSize);
        if (!kept.TryDequeue(out var block))
        {
            return new Block(this);
        }

        Interlocked.Decrement(ref count);
        return block;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => kept.Clear();

    private void Return(Block block)
    {
        if (Interlocked.Increment(ref count) <= MostKept)
        {
            kept.Enqueue(block);
        }
        else
        {
            Interlocked.Decrement(ref count);
        }
    }

    /// <summary>Makes the pool of each thing that moves bytes.</summary>
    internal sealed class Factory : IMemoryPoolFactory<byte>
    {
        /// <inheritdoc/>
        public MemoryPool<byte> Create(MemoryPoolOptions? options = null) => new LargeBlocks();
    }

    // Pinned, because the system reads and writes it while the collector may run.
    private sealed class Block(LargeBlocks pool) : IMemoryOwner<byte>
    {
        public Memory<byte> Memory { get; } = GC.AllocateUninitializedArray<byte>(BlockSize, pinned: true);

        public void Dispose() => pool.Return(this);
    }
}
