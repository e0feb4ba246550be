using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace RiskEngine.Api.Limits;

/// <summary>How much the service does at a time, and how long it waits for anybody.</summary>
/// <param name="AtOnce">Calls in progress, of all callers together; what comes on top is refused at once.</param>
/// <param name="Connections">Open connections; what comes on top is closed at once.</param>
/// <param name="Seconds">Time for the headers of a call, and for its body unless it is a batch.</param>
/// <param name="BytesPerSecond">How slow a caller may send or read.</param>
/// <param name="GraceSeconds">How long a caller may be slower than that.</param>
/// <param name="DrainSeconds">How long calls in progress are waited for at the end.</param>
internal sealed record ServerLimits(
    int AtOnce, int Connections, int Seconds, int BytesPerSecond, int GraceSeconds, int DrainSeconds)
{
    internal static ServerLimits Read(IConfiguration settings, List<string> mistakes)
    {
        int Number(string name, int standard, int least = 1) =>
            ServiceSettings.Number(settings, $"Limits:{name}", standard, mistakes, least: least);

        return new ServerLimits(
            Number("AtOnce", 1_024),
            Number("Connections", 4_096),
            Number("TimeoutSeconds", 30),
            Number("BytesPerSecond", 240),
            // The server insists on more than one second.
            Number("GraceSeconds", 5, least: 2),
            Number("DrainSeconds", 30));
    }

    internal void Apply(KestrelServerLimits limits)
    {
        limits.MaxRequestBodySize = ServiceLimits.BodyBytes;
        limits.MaxConcurrentConnections = Connections;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(Seconds);

        var grace = TimeSpan.FromSeconds(GraceSeconds);
        limits.MinRequestBodyDataRate = new MinDataRate(BytesPerSecond, grace);
        limits.MinResponseDataRate = new MinDataRate(BytesPerSecond, grace);
    }
}
