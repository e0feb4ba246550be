using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json;
using System.Threading.Channels;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Api.Batch;

/// <summary>
/// Reads, assesses on all cores and writes in the order of the input. A caller who does not read makes it wait, and with
/// it the reading: what is held does not grow with the stream.
/// </summary>
internal sealed class BatchRun(BatchOrder order, RuleSetShelf shelf, ServiceMeter meter) : IDisposable
{
    // One block for each core, so that many batches at once share the cores fairly and hold little.
    private static readonly int AtOnce = Environment.ProcessorCount;

    private readonly IncrementalHash digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Stack<Block> free = new();
    private readonly Stack<BlockAssessor> idle = new();
    private long assessed;
    private long rejected;

    /// <summary>Assesses every line of the input, and sums up.</summary>
    /// <param name="input">The lines.</param>
    /// <param name="output">Gets a line for each, then the summary.</param>
    /// <param name="stop">Set when the caller has gone away.</param>
    public async Task RunAsync(PipeReader input, PipeWriter output, CancellationToken stop)
    {
        var lines = new LineReader(input);
        // The queue holds the blocks in the order of the input, whichever is finished first.
        var queue = Channel.CreateBounded<Task<Block>>(
            new BoundedChannelOptions(AtOnce) { SingleReader = true, SingleWriter = true });
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var reading = ReadAsync(lines, queue.Writer, stopping.Token);
        try
        {
            await foreach (var pending in queue.Reader.ReadAllAsync(stop))
            {
                var block = await pending;
                await WriteAsync(block, output);
                Return(block);
            }

        }
        catch (BadHttpRequestException refused) when (assessed + rejected > 0)
        {
            // Too late for a status: the rest of the body is answered like a line that cannot be read.
            await RejectAsync(lines.Line, refused, output);
        }
        finally
        {
            await stopping.CancelAsync();
            await reading;
        }

        WriteSummary(output);
        await output.FlushAsync(CancellationToken.None);
    }

    /// <inheritdoc/>
    public void Dispose() => digest.Dispose();

    private async Task ReadAsync(LineReader lines, ChannelWriter<Task<Block>> queue, CancellationToken stop)
    {
        try
        {
            for (var block = Take(); await lines.ReadAsync(block, stop); block = Take())
            {
                var mine = block;
                await queue.WriteAsync(Task.Run(() => Assess(mine), CancellationToken.None), stop);
            }

            queue.Complete();
        }
        catch (Exception fault)
        {
            // Whoever writes the results meets it, after the results of what was read before.
            queue.Complete(fault);
        }
    }

    private Block Assess(Block block)
    {
        BlockAssessor? assessor;
        lock (idle)
        {
            idle.TryPop(out assessor);
        }

        assessor ??= new BlockAssessor(
            shelf, order.Pin, order.AsOf, meter.Counting(new JsonResultWriter(order.Explain, isArray: false)));
        assessor.Assess(block, null);
        lock (idle)
        {
            idle.Push(assessor);
        }

        return block;
    }

    // Not stopped half-way: the server ends it when the caller has gone away, and takes a writing that we give up for an
    // order to cut the connection, with the rest of the body still in its hands.
    private async ValueTask WriteAsync(Block block, PipeWriter output)
    {
        digest.AppendData(block.Output.WrittenSpan);
        assessed += block.Assessed;
        rejected += block.Rejected;
        var flushed = await output.WriteAsync(block.Output.WrittenMemory, CancellationToken.None);
        if (flushed.IsCompleted)
        {
            throw new IOException("the caller has gone away");
        }
    }

    private ValueTask RejectAsync(long line, BadHttpRequestException refused, PipeWriter output)
    {
        var rest = new Block { Rejected = 1 };
        var writer = new JsonResultWriter(order.Explain, isArray: false);
        writer.Write(new Rejection(null, line, "", [BatchEndpoint.MistakeOf(refused)]), rest.Output);
        return WriteAsync(rest, output);
    }

    private void WriteSummary(PipeWriter output)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteStartObject("summary");
            json.WriteNumber("read", assessed + rejected);
            json.WriteNumber("assessed", assessed);
            json.WriteNumber("rejected", rejected);
            json.WriteString("digest", "sha256:" + Convert.ToHexStringLower(digest.GetHashAndReset()));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        "\n"u8.CopyTo(output.GetSpan(1));
        output.Advance(1);
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
