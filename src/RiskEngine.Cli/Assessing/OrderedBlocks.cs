using System.Threading.Channels;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Cli.Assessing;

/// <summary>Works on the blocks of a file on all cores and hands them over in its order, a bounded number in hand.</summary>
/// <param name="threads">Number of blocks worked on at once.</param>
/// <param name="hire">Makes what works on a block; one is needed for each thread, and none is for two at once.</param>
internal sealed class OrderedBlocks<TWorker, TResult>(int threads, Func<TWorker> hire)
{
    private readonly Stack<Block> free = new();
    private readonly Stack<TWorker> idle = new();

    /// <summary>Everybody who has worked; between two files nobody is at work.</summary>
    public IReadOnlyCollection<TWorker> Workers => idle;

    /// <summary>Takes a file from its beginning to its end.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="work">Called for each block, on several threads at once.</param>
    /// <param name="finish">Called for each result in the order of the file, while its block is still as it was, on one thread at a time.</param>
    public void Run(BlockReader reader, Func<TWorker, Block, TResult> work, Action<TResult> finish)
    {
        if (threads > 1)
        {
            InParallel(reader, work, finish).GetAwaiter().GetResult();
            return;
        }

        var block = Take();
        while (reader.Read(block))
        {
            finish(Done(block, work).Result);
        }

        Return(block);
    }

    // The queue holds the blocks in the order of the file, whichever is finished first; a full queue makes the reader wait.
    private async Task InParallel(BlockReader reader, Func<TWorker, Block, TResult> work, Action<TResult> finish)
    {
        var queue = Channel.CreateBounded<Task<(Block Block, TResult Result)>>(new BoundedChannelOptions(threads) { SingleReader = true, SingleWriter = true });
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            try
            {
                for (var block = Take(); reader.Read(block); block = Take())
                {
                    var mine = block;
                    await queue.Writer.WriteAsync(Task.Run(() => Done(mine, work)), stop.Token).ConfigureAwait(false);
                }

                queue.Writer.Complete();
            }
            catch (Exception fault)
            {
                queue.Writer.Complete(fault);
            }
        });
        try
        {
            await foreach (var pending in queue.Reader.ReadAllAsync().ConfigureAwait(false))
            {
                var (block, result) = await pending.ConfigureAwait(false);
                finish(result);
                Return(block);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private (Block Block, TResult Result) Done(Block block, Func<TWorker, Block, TResult> work)
    {
        TWorker? worker;
        bool isHired;
        lock (idle)
        {
            isHired = idle.TryPop(out worker);
        }

        worker = isHired ? worker! : hire();
        var result = work(worker, block);
        lock (idle)
        {
            idle.Push(worker);
        }

        return (block, result);
    }

    private Block Take()
    {
        lock (free)
        {
            return free.TryPop(out var block) ? block : new Block();
        }
    }

    private void Return(Block block)
    {
        lock (free)
        {
            free.Push(block);
        }
    }
}
