using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RiskEngine.Tests.Api;

/// <summary>A call whose body a test writes while it reads the answer, which the framework's client does not do.</summary>
internal sealed class LiveCall : IDisposable
{
    private readonly TcpClient client;
    private readonly NetworkStream stream;
    private readonly StreamReader answer;

    private LiveCall(TcpClient client)
    {
        this.client = client;
        stream = client.GetStream();
        answer = new StreamReader(stream);
    }

    public static Task<LiveCall> StartAsync(Uri service, string path) => SendAsync(
        service,
        $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");

    /// <summary>Connects, and sends just this.</summary>
    public static async Task<LiveCall> SendAsync(Uri service, string text)
    {
        var client = new TcpClient();
        await client.ConnectAsync(service.Host, service.Port);
        var call = new LiveCall(client);
        await call.SendAsync(text);
        return call;
    }

    /// <summary>The first line of the answer; null when the service hung up.</summary>
    public async Task<string?> StatusAsync()
    {
        try
        {
            return await answer.ReadLineAsync();
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The body of an answer whose status was read.</summary>
    public async Task<string> BodyAsync()
    {
        var length = 0;
        while (await answer.ReadLineAsync() is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length: ", StringComparison.Ordinal)
                ? int.Parse(header.AsSpan("Content-Length: ".Length), CultureInfo.InvariantCulture)
                : length;
        }

        var body = new char[length];
        await answer.ReadBlockAsync(body);
        return new string(body);
    }

    public Task WriteAsync(string text) => SendAsync(string.Create(
        CultureInfo.InvariantCulture, $"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));

    public Task EndAsync() => SendAsync("0\r\n\r\n");

    /// <summary>The next line of the answer, headers and sizes of chunks passed over.</summary>
    public async Task<string?> ReadAsync()
    {
        string? line;
        do
        {
            line = await answer.ReadLineAsync();
        }
        while (line is not null && !line.StartsWith('{'));
        return line;
    }

    /// <summary>Sends some white space, whoever may still read it.</summary>
    public async Task DripAsync()
    {
        try
        {
            await SendAsync(new string(' ', 100));
        }
        catch (IOException)
        {
            // Answered already, and hung up.
        }
    }

    public void Dispose() => client.Dispose();

    private async Task SendAsync(string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
}
