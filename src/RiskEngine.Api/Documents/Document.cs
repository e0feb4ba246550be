using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace RiskEngine.Api.Documents;

/// <summary>A page that stays the same until the rules change: with a strong <c>ETag</c>, so that callers keep it.</summary>
/// <param name="Bytes">The page.</param>
/// <param name="ContentType">Its format.</param>
internal sealed record Document(byte[] Bytes, string ContentType)
{
    private static readonly JsonWriterOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // The same page compressed is other bytes, and a strong tag says which.
    private static readonly string[] Encodings = ["br", "gzip"];

    private readonly string digest = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>A page of JSON.</summary>
    internal static Document OfJson(Action<Utf8JsonWriter> write)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(written, Readable))
        {
            write(json);
        }

        return new Document(written.WrittenSpan.ToArray(), "application/json");
    }

    /// <summary>Answers a request with the page, or with 304 when the caller has it.</summary>
    internal Task AnswerAsync(HttpContext http)
    {
        var response = http.Response;
        response.Headers.CacheControl = "no-cache";

        // On every answer, so that 304 has what the page would have had (RFC 9110, 15.4.5).
        response.Headers.Vary = "Accept-Encoding";
        if (Known(http.Request) is { } tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            response.Headers.ETag = tag;
            return Task.CompletedTask;
        }

        response.ContentType = ContentType;
        response.ContentLength = Bytes.Length;
        response.OnStarting(() =>
        {
            var encoding = response.Headers.ContentEncoding.ToString();
            response.Headers.ETag = encoding.Length == 0 ? $"\"{digest}\"" : $"\"{digest}-{encoding}\"";
            return Task.CompletedTask;
        });
        return response.Body.WriteAsync(Bytes, 0, Bytes.Length, http.RequestAborted);
    }

    // Comparing for a GET is weak: a proxy may have put `W/` in front (RFC 9110, 13.1.2).
    private string? Known(HttpRequest request)
    {
        foreach (var tag in request.Headers.IfNoneMatch.SelectMany(list => (list ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            var strong = tag.StartsWith("W/", StringComparison.Ordinal) ? tag[2..] : tag;
            if (tag == "*" || strong == $"\"{digest}\"")
            {
                return $"\"{digest}\"";
            }

            if (Array.Exists(Encodings, encoding => strong == $"\"{digest}-{encoding}\""))
            {
                return strong;
            }
        }

        return null;
    }
}
