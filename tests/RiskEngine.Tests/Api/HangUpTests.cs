using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace RiskEngine.Tests.Api;

/// <summary>Callers of a batch who hang up on it: nothing is wrong with the service, so it logs nothing.</summary>
[TestFixture("gzip")]
[TestFixture("br")]
[TestFixture("identity")]
internal sealed class HangUpTests(string encoding)
{
    private const int Callers = 32;

    // Uncompressed, no more than the server takes off the wire while it waits for the caller to read.
    private readonly byte[] lines = ManyLines(encoding == "identity" ? 300 : 6_000);

    [Test]
    public async Task Whoever_hangs_up_over_the_answer_leaves_no_line([Values] bool isReset, [Values] bool isWhole)
    {
        await using var service = await RunningService.StartAsync();
        var body = Packed.By(encoding, lines);
        await Parallel.ForAsync(0, Callers, async (_, stop) =>
        {
            using var call = await SendAsync(service.Client.BaseAddress!, body, isWhole ? body.Length : body.Length / 2);

            // The answer has begun, and is more than can be on the way: the service waits with the rest of the body in hand.
            var status = new byte["HTTP/1.1 200".Length];
            await call.ReceiveAsync(status, stop);
            Assert.That(Encoding.ASCII.GetString(status), Is.EqualTo("HTTP/1.1 200"));
            if (isReset)
            {
                call.LingerState = new LingerOption(enable: true, seconds: 0);
            }
            else
            {
                call.Shutdown(SocketShutdown.Send);
                await Task.Delay(50, stop);
            }
        });

        // It ends when the last call has.
        await service.StopAsync();
        Assert.That(service.Log, Is.Empty);
    }

    private async Task<Socket> SendAsync(Uri service, byte[] body, int length)
    {
        var call = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 4_096 };
        await call.ConnectAsync(service.Host, service.Port);
        await call.SendAsync(Encoding.ASCII.GetBytes(FormattableString.Invariant($"""
            POST /v1/assessments/batch?explain=full HTTP/1.1
            Host: localhost
            Content-Type: application/x-ndjson
            Content-Encoding: {encoding}
            Content-Length: {body.Length}


            """).ReplaceLineEndings("\r\n")));
        await call.SendAsync(body.AsMemory(..length));
        return call;
    }

    // Few bytes on the way in, and many on the way out.
    private static byte[] ManyLines(int count)
    {
        var text = new StringBuilder();
        var chance = new Random(1);
        for (var line = 0; line < count; line++)
        {
            var household = AHousehold.Json.ReplaceLineEndings(" ");
            text.Append(household.Replace("h-000123", $"h-{chance.NextInt64():x16}", StringComparison.Ordinal)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
