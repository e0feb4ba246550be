namespace RiskEngine.Api.Requests;

/// <summary>The bytes of a request in a buffer that is kept from request to request.</summary>
internal sealed class RequestBody
{
    /// <summary>Size up to which a body is accepted: 2 MiB.</summary>
    internal const int MaxBytes = 2 * 1024 * 1024;

    private byte[] buffer = new byte[16 * 1024];
    private int length;

    /// <summary>What was read last.</summary>
    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, length);

    /// <summary>Room that the buffer takes up.</summary>
    public int Capacity => buffer.Length;

    /// <summary>Reads a body to its end.</summary>
    /// <exception cref="BadHttpRequestException">It is larger than <see cref="MaxBytes"/>, or breaks off.</exception>
    public async Task ReadAsync(HttpRequest request, CancellationToken stop)
    {
        // The buffer grows with what arrives, never with what the caller announces.
        length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await request.Body.ReadAsync(buffer.AsMemory(length), stop);
            if (read == 0)
            {
                return;
            }

            length += read;
        }
    }
}
