namespace RiskEngine.Tests.Api.Callers;

/// <summary>A clock that stands still until a test moves it.</summary>
internal sealed class AClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2027, 6, 30, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;
}
