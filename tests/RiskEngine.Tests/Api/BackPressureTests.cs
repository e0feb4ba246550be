using System.IO.Pipelines;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RiskEngine.Api.Batch;
using RiskEngine.Api.Telemetry;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Api;

/// <summary>A caller who does not read his answers makes a batch stop reading.</summary>
internal sealed class BackPressureTests
{
    // The queue holds a block for each core; one more is being written, one waits for room, one is being filled, and as
    // much again is on its way there.
    private static readonly int MostHeld = (Environment.ProcessorCount + 4) * LineReader.BlockSize;

    [Test]
    public async Task Whoever_does_not_read_makes_it_stop_reading_and_once_he_reads_it_goes_on()
    {
        await using var service = await RunningService.StartAsync();
        var line = Encoding.UTF8.GetBytes(AHousehold.Json.ReplaceLineEndings(" ") + "\n");
        var lines = 3 * MostHeld / line.Length;
        var body = new CountedBody(line, lines);
        var answers = new Pipe(new PipeOptions(pauseWriterThreshold: 1, resumeWriterThreshold: 1));
        using var run = new BatchRun(
            new BatchOrder(null, null, Explain.None), service.Rules.Shelf, service.Services.GetRequiredService<ServiceMeter>());
        var running = run.RunAsync(
            PipeReader.Create(body, new StreamPipeReaderOptions(bufferSize: LineReader.BlockSize)), answers.Writer, CancellationToken.None);

        // Until it has not read anything for a while; one that never stopped would be at the end by then.
        var before = -1L;
        while (before != body.Taken)
        {
            before = body.Taken;
            await Task.Delay(500);
        }

        Assert.That(running.IsCompleted, Is.False);
        Assert.That(body.Taken, Is.InRange(LineReader.BlockSize, MostHeld));

        var answered = ReadAsync(answers.Reader);
        await running;
        await answers.Writer.CompleteAsync();
        Assert.That(body.Taken, Is.EqualTo(body.Length));
        Assert.That(await answered, Is.EqualTo(lines + 1));
    }

    private static async Task<int> ReadAsync(PipeReader answers)
    {
        var lines = 0;
        using var text = new StreamReader(answers.AsStream());
        while (await text.ReadLineAsync() is not null)
        {
            lines++;
        }

        return lines;
    }

    /// <summary>The same line again and again, and how much of it was taken.</summary>
    private sealed class CountedBody(byte[] line, int lines) : Stream
    {
        private long given;

        public long Taken => Volatile.Read(ref given);

        public override long Length => (long)line.Length * lines;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Position { get => Taken; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var taken = (int)Math.Min(count, Length - Taken);
            for (var at = 0; at < taken; at++)
            {
                buffer[offset + at] = line[(Taken + at) % line.Length];
            }

            Volatile.Write(ref given, Taken + taken);
            return taken;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
