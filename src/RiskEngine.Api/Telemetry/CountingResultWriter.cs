using System.Buffers;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Batches;

namespace RiskEngine.Api.Telemetry;

/// <summary>Writes as another does, and counts the assessments.</summary>
internal sealed class CountingResultWriter(IResultWriter writer, ServiceMeter meter) : IResultWriter
{
    /// <inheritdoc/>
    public ReadOnlySpan<byte> Head => writer.Head;

    /// <inheritdoc/>
    public ReadOnlySpan<byte> Foot => writer.Foot;

    /// <inheritdoc/>
    public void Write(Assessment assessment, IBufferWriter<byte> output)
    {
        writer.Write(assessment, output);
        meter.Count(assessment);
    }

    /// <inheritdoc/>
    public void Write(Rejection rejection, IBufferWriter<byte> output) => writer.Write(rejection, output);
}
