using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RiskEngine.Benchmarks.Http;

/// <summary>
/// Calls again and again over one connection, and connects again when it is closed. Each request waits for
/// <c>100 Continue</c> before its body: with that the service has accepted it, and owes an answer.
/// </summary>
internal sealed class ObstinateCaller(Uri service, byte[] body)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"""
        POST /v1/assessments?explain=summary HTTP/1.1
        Host: {service.Authority}
        Content-Type: application/json
        Content-Length: {body.Length}
        Expect: 100-continue


        """).ReplaceLineEndings("\r\n"));

    private readonly byte[] buffer = new byte[64 * 1024];
    private int held;

    /// <summary>Requests that were answered in full with 200.</summary>
    public int Answered { get; private set; }

    /// <summary>Requests that were accepted and not answered in full, or not with 200.</summary>
    public int Lost { get; private set; }

    /// <summary>Requests on a connection that was closed before the service accepted them; they are sent again.</summary>
    public int NotAccepted { get; private set; }

    /// <summary>Calls until told to stop.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(service.Host, service.Port, CancellationToken.None);
            }
            catch (SocketException)
            {
                // Nobody listens for the moment.
                await Task.Delay(Pause, CancellationToken.None);
                continue;
            }

            held = 0;
            while (!stop.IsCancellationRequested && await CallAsync(socket))
            {
            }
        }
    }

    /// <summary>Calls once; false when the connection is of no more use.</summary>
    private async Task<bool> CallAsync(Socket socket)
    {
        if (!await TrySendAsync(socket, head) || await HeadAsync(socket) is not { } first
            || !first.StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
        {
            NotAccepted++;
            return false;
        }

        // Many are between their head and their answer when the service is asked to stop.
        await Task.Delay(Pause);
        if (!await TrySendAsync(socket, body) || await HeadAsync(socket) is not { } answer
            || !answer.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) || !await SkipAsync(socket, LengthIn(answer)))
        {
            Lost++;
            return false;
        }

        Answered++;
        return !answer.Contains("\r\nConnection: close", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<bool> TrySendAsync(Socket socket, byte[] bytes)
    {
        try
        {
            await socket.SendAsync(bytes);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>Reads up to the empty line; null when the connection ends before.</summary>
    private async Task<string?> HeadAsync(Socket socket)
    {
        int end;
        while ((end = buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync(socket))
            {
                return null;
            }
        }

        var text = Encoding.ASCII.GetString(buffer, 0, end);
        Take(end + 4);
        return text;
    }

    private async Task<bool> SkipAsync(Socket socket, int length)
    {
        while (held < length)
        {
            length -= held;
            held = 0;
            if (!await FillAsync(socket))
            {
                return false;
            }
        }

        Take(length);
        return true;
    }

    private async Task<bool> FillAsync(Socket socket)
    {
        try
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(held));
            held += read;
            return read > 0;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Take(int length)
    {
        buffer.AsSpan(length, held - length).CopyTo(buffer);
        held -= length;
    }

    private static int LengthIn(string head)
    {
        const string Name = "Content-Length: ";
        var line = head.Split("\r\n").First(line => line.StartsWith(Name, StringComparison.OrdinalIgnoreCase));
        return int.Parse(line.AsSpan(Name.Length), CultureInfo.InvariantCulture);
    }
}
