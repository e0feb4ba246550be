using System.Buffers;
using RiskEngine.Assessments;
using RiskEngine.Cli.Assessing;

namespace RiskEngine.Cli.Output;

/// <summary>Writes results in one format; one for each thread.</summary>
internal interface IResultWriter
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

/// <summary>The writer for each format.</summary>
internal static class ResultWriters
{
    public static IResultWriter For(AssessOrder order) => order.Format switch
    {
        OutputFormat.Table => new TableWriter(),
        OutputFormat.Csv => new CsvResultWriter(),
        OutputFormat.Summary => new SummaryWriter(),
        _ => new JsonResultWriter(order.Explain, isArray: order.Format == OutputFormat.Json),
    };
}
