using System.IO.Compression;

namespace RiskEngine.Tests.Api;

/// <summary>Bytes as a <c>Content-Encoding</c> has them.</summary>
internal static class Packed
{
    public static byte[] By(string encoding, byte[] bytes)
    {
        var packed = new MemoryStream();
        using (Stream stream = encoding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Fastest),
            "br" => new BrotliStream(packed, CompressionLevel.Fastest),
            _ => packed,
        })
        {
            stream.Write(bytes);
        }

        return packed.ToArray();
    }
}
