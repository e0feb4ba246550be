using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;
using RiskEngine.Cli.Output;

namespace RiskEngine.Cli.Assessing;

/// <summary>Reads, assesses on all cores and writes in the order of the input, with a bounded number of blocks in hand.</summary>
internal sealed class AssessRun(AssessOrder order, RuleSetShelf shelf, ProgressLine progress)
{
    private readonly OrderedBlocks<BlockAssessor, Block> blocks = new(
        order.Threads, () => new BlockAssessor(shelf, order.RuleSet, order.AsOf, ResultWriters.For(order)));
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

        foreach (var assessor in blocks.Workers)
        {
            format.Join(assessor.Writer);
        }

        output.Write(format.Foot);
        output.Flush();
        return new AssessCount(assessed, rejected);
    }

    private void Run(string name, string? shown, Stream input, Stream output)
    {
        double? length = input.CanSeek ? Math.Max(1, input.Length) : null;
        blocks.Run(
            BlockReader.For(name, input),
            (assessor, block) =>
            {
                assessor.Assess(block, shown);
                return block;
            },
            block => Write(block, output, length));
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
}
