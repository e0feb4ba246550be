using System.Threading.Channels;
using RiskEngine.Assessments;
using RiskEngine.Cli.Output;

namespace RiskEngine.Cli.Assessing;

/// <summary>Reads, assesses on all cores and writes in the order of the input, with a bounded number of blocks in hand.</summary>
internal sealed class AssessRun(AssessOrder order, RuleSetShelf shelf, ProgressLine progress)
{
    private readonly Stack<Block> free = new();
    private readonly Stack<BlockAssessor> idle = new();
    private readonly IResultWriter format = ResultWriters.For(order);
    private long assessed;
    private long rejected;
    private bool isFirst = true;

    /// <summary>Assesses every input into one output.</summary>
    /// <param name="inputs">Names and streams; a stream is opened when its turn comes.</param>
    /// <param name="output">Gets the results.</param>
    public AssessCount Run(IReadOnlyList<(string Name, Func<Stream> Open)> inputs, Stream output)
    {
        output.Write(format.Head);
        foreach (var (name, open) in inputs)
        {
            using var input = open();
            Run(name, inputs.Count > 1 ? name : null, input, output);
        }

        foreach (var assessor in idle)
        {
            format.Join(assessor.Writer);
        }

        output.Write(format.Foot);
        output.Flush();
        return new AssessCount(assessed, rejected);
    }

    private void Run(string name, string? shown, Stream input, Stream output)
    {
        var head = new byte[4_096];
        var headLength = input.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        var reader = new BlockReader(new PrefixedStream(head.AsMemory(0, headLength), input), RecordSplitter.For(name, head.AsSpan(0, headLength)));
        double? length = input.CanSeek ? Math.Max(1, input.Length) : null;
        if (order.Threads == 1)
        {
            var block = Take();
            while (reader.Read(block))
            {
                Assess(block, shown);
                Write(block, output, length);
            }

            Return(block);
            return;
        }

        InParallel(reader, shown, output, length).GetAwaiter().GetResult();
    }

    // The queue holds the blocks in the order of the file, whichever is finished first; a full queue makes the reader wait.
    private async Task InParallel(BlockReader reader, string? shown, Stream output, double? length)
    {
        var queue = Channel.CreateBounded<Task<Block>>(new BoundedChannelOptions(order.Threads) { SingleReader = true, SingleWriter = true });
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            try
            {
                for (var block = Take(); reader.Read(block); block = Take())
                {
                    var mine = block;
                    await queue.Writer.WriteAsync(Task.Run(() => Assess(mine, shown)), stop.Token).ConfigureAwait(false);
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
                var block = await pending.ConfigureAwait(false);
                Write(block, output, length);
                Return(block);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    private Block Assess(Block block, string? shown)
    {
        BlockAssessor? assessor;
        lock (idle)
        {
            idle.TryPop(out assessor);
        }

        assessor ??= new BlockAssessor(order, shelf);
        assessor.Assess(block, shown);
        lock (idle)
        {
            idle.Push(assessor);
        }

        return block;
    }

    private void Write(Block block, Stream output, double? length)
    {
        var written = block.Output.WrittenSpan;
        if (order.Format == OutputFormat.Json && !written.IsEmpty)
        {
            // Elements end in a comma and a line break; what ends the array must not.
            output.Write(isFirst ? default : ",\n"u8);
            written = written[..^2];
            isFirst = false;
        }

        output.Write(written);
        assessed += block.Assessed;
        rejected += block.Rejected;
        progress.Show(assessed + rejected, length is null ? null : block.EndsAt / length);
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
