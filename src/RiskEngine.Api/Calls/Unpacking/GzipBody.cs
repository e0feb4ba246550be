using System.IO.Compression;
using Microsoft.AspNetCore.RequestDecompression;

namespace RiskEngine.Api.Calls.Unpacking;

/// <summary>A body compressed with gzip (RFC 1952), of one member or of several behind each other.</summary>
internal sealed class GzipBody : ReadOnlyBody
{
    private readonly Source source;
    private readonly GZipStream gzip;

    internal GzipBody(Stream body)
    {
        source = new Source(body);
        gzip = new GZipStream(source, CompressionMode.Decompress);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await gzip.ReadAsync(buffer, cancellationToken);

        // Behind a member it asks for more, as another may follow; where it does not ask, it has what is none in hand.
        return read > 0 || buffer.IsEmpty || source.IsAtEnd ? read : throw MoreFollows();
    }

    protected override void Dispose(bool disposing)
    {
        gzip.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Tells the framework how to undo this encoding.</summary>
    internal sealed class Provider : IDecompressionProvider
    {
        public Stream GetDecompressionStream(Stream stream) => new GzipBody(stream);
    }

    // The body as it came, which knows whether it was asked for more than there is.
    private sealed class Source(Stream body) : ReadOnlyBody
    {
        public bool IsAtEnd { get; private set; }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await body.ReadAsync(buffer, cancellationToken);
            IsAtEnd = read == 0;
            return read;
        }
    }
}
