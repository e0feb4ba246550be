using System.Diagnostics;
using RiskEngine.Api.Limits;

namespace RiskEngine.Api.Requests;

/// <summary>The bytes of a request in a buffer that is kept from request to request.</summary>
internal sealed class RequestBody
{
    private byte[] buffer = new byte[16 * 1024];
    private int length;

    /// <summary>What was read last, good until the next reading.</summary>
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, length);

    /// <summary>Room that the buffer takes up.</summary>
    public int Capacity => buffer.Length;

    /// <summary>Reads a body to its end.</summary>
    /// <exception cref="BadHttpRequestException">It is too large, or breaks off.</exception>
    public async Task ReadAsync(HttpRequest request, CancellationToken stop)
    {
        // The buffer grows with what arrives, never with what the caller announces.
        length = 0;
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = await ReadSomeAsync(request, stop);
            if (read == 0)
            {
                return;
            }

            length += read;
            RefuseDripping(request, since);
        }
    }

    // The server ends whoever sends nothing; this ends whoever sends a little for ever. It needs no timer.
    private static void RefuseDripping(HttpRequest request, long since)
    {
        // No limit is below a second, and asking for it makes a scope of services: not for the many who send at once.
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        if (seconds > 1 && seconds > request.HttpContext.RequestServices.GetRequiredService<ServerLimits>().Seconds)
        {
            throw new BadHttpRequestException("the body drips", StatusCodes.Status408RequestTimeout);
        }
    }

    private async ValueTask<int> ReadSomeAsync(HttpRequest request, CancellationToken stop)
    {
        try
        {
            return await request.Body.ReadAsync(buffer.AsMemory(length), stop);
        }
        catch (Exception fault) when (BrokenEncodingException.IsMeantBy(fault))
        {
            throw new BrokenEncodingException(fault);
        }
    }
}
