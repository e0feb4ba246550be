using System.Buffers;
using System.IO.Compression;
using Microsoft.AspNetCore.RequestDecompression;

namespace RiskEngine.Api.Calls.Unpacking;

/// <summary>A body compressed with Brotli (RFC 7932).</summary>
internal sealed class BrotliBody(Stream body) : ReadOnlyBody
{
    private readonly byte[] packed = new byte[16 * 1024];
    private BrotliDecoder decoder;
    private int start;
    private int end;
    private bool hasBegun;
    private bool isDone;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!isDone)
        {
            var status = decoder.Decompress(packed.AsSpan(start, end - start), buffer.Span, out var used, out var written);
            start += used;
            isDone = status == OperationStatus.Done;
            if (status == OperationStatus.InvalidData)
            {
                throw new InvalidDataException("the body is not Brotli");
            }

            if (written > 0 || buffer.IsEmpty)
            {
                return written;
            }

            if (!isDone && !await FillAsync(cancellationToken))
            {
                // Nothing at all is an empty body, as it is without compression.
                return hasBegun ? throw new InvalidDataException("the body ends too early") : 0;
            }
        }

        return start == end && !await FillAsync(cancellationToken) ? 0 : throw MoreFollows();
    }

    protected override void Dispose(bool disposing)
    {
        decoder.Dispose();
        base.Dispose(disposing);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        (start, end) = (0, await body.ReadAsync(packed, cancellationToken));
        hasBegun |= end > 0;
        return end > 0;
    }

    /// <summary>Tells the framework how to undo this encoding.</summary>
    internal sealed class Provider : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new BrotliBody(stream);
    }
}
