using System.Buffers;
using System.IO.Pipelines;
using RiskEngine.Api.Requests;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Api.Batch;

/// <summary>
/// The body of a batch → blocks of lines, as they arrive: whoever sends one line and waits gets its answer.
/// </summary>
internal sealed class LineReader
{
    /// <summary>Bytes of a block that holds lines of ordinary size.</summary>
    /// <remarks>Smaller than the command line's, because many callers may have some in hand.</remarks>
    internal const int BlockSize = 64 * 1024;

    private readonly PipeReader input;
    private readonly LineSplitter splitter = new();
    private readonly BlockCutter cutter;
    private bool ended;

    /// <summary>A reader of a body.</summary>
    internal LineReader(PipeReader input)
    {
        this.input = input;
        cutter = new BlockCutter(splitter);
    }

    /// <summary>Line of the body that comes next, counted from 1.</summary>
    public long Line => splitter.Line;

    /// <summary>Fills a block with the next lines.</summary>
    /// <returns>False at the end of the body.</returns>
    public async ValueTask<bool> ReadAsync(Block block, CancellationToken stop)
    {
        while (!cutter.IsDone)
        {
            cutter.Begin(block, BlockSize);
            await FillAsync(block, stop);
            if (cutter.Cut(block, ended))
            {
                return true;
            }
        }

        return false;
    }

    // Until there is a line to hand out: looking at each byte once keeps whoever drips a long line cheap.
    private async ValueTask FillAsync(Block block, CancellationToken stop)
    {
        while (!ended && !block.Free.IsEmpty)
        {
            var read = await ReadSomeAsync(stop);
            var taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, block.Free.Length));
            taken.CopyTo(block.Free.Span);
            block.Length += (int)taken.Length;
            ended = read.IsCompleted && taken.Length == read.Buffer.Length;
            var hasLine = taken.PositionOf((byte)'\n') is not null;
            input.AdvanceTo(taken.End);
            if (hasLine)
            {
                return;
            }
        }
    }

    private async ValueTask<ReadResult> ReadSomeAsync(CancellationToken stop)
    {
        try
        {
            return await input.ReadAsync(stop);
        }
        catch (Exception fault) when (BrokenEncodingException.IsMeantBy(fault))
        {
            throw new BrokenEncodingException(fault);
        }
    }
}
