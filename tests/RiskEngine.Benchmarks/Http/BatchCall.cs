using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RiskEngine.Benchmarks.Http;

/// <summary>Posts a file as a batch, by a client that costs next to nothing: a bare connection.</summary>
internal static class BatchCall
{
    // Room for the summary and what ends the body.
    private const int Tail = 512;

    /// <summary>Posts a file and reads the answer to its end.</summary>
    /// <returns>Households in a second.</returns>
    /// <exception cref="InvalidOperationException">Not every line was assessed.</exception>
    public static async Task<double> RunAsync(Uri service, string file, long households)
    {
        var since = Stopwatch.GetTimestamp();
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(service.Host, service.Port);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            POST /v1/assessments/batch?explain=none HTTP/1.1
            Host: {service.Authority}
            Content-Type: application/x-ndjson
            Content-Length: {new FileInfo(file).Length}
            Connection: close


            """).ReplaceLineEndings("\r\n");
        var sending = SendAsync(socket, Encoding.ASCII.GetBytes(head), file);
        var end = await ReadToEndAsync(socket);
        await sending;
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return end.Contains(string.Create(CultureInfo.InvariantCulture, $"\"assessed\":{households},\"rejected\":0"), StringComparison.Ordinal)
            ? households / seconds
            : throw new InvalidOperationException($"the batch of {households} households ended with: {end}");
    }

    private static async Task SendAsync(Socket socket, byte[] head, string file)
    {
        await socket.SendAsync(head);
        await socket.SendFileAsync(file);
    }

    private static async Task<string> ReadToEndAsync(Socket socket)
    {
        var (buffer, kept) = (new byte[1024 * 1024], 0);
        while (await socket.ReceiveAsync(buffer.AsMemory(kept)) is > 0 and var read)
        {
            var all = kept + read;
            kept = Math.Min(all, Tail);
            buffer.AsSpan(all - kept, kept).CopyTo(buffer);
        }

        return Encoding.UTF8.GetString(buffer, 0, kept);
    }
}
