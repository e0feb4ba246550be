using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;

namespace RiskEngine.Tests.Api;

/// <summary>Keeps every line that any service of this run has logged.</summary>
internal sealed partial class WrittenLines : ILoggerProvider, ILogger
{
    public static ConcurrentQueue<string> All { get; } = new();

    /// <summary>Those of one service.</summary>
    public ConcurrentQueue<string> Own { get; } = new();

    /// <summary>What belongs to a household, or proves who somebody is.</summary>
    public static IEnumerable<string> Leaks => All.Where(line => Private().IsMatch(line));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var line = $"{formatter(state, exception)} {exception}";
        All.Enqueue(line);
        Own.Enqueue(line);
    }

    public void Dispose()
    {
    }

    [GeneratedRegex("""h-\d|[Hh]ousehold(Id)?"\s*:|rk_[0-9a-f]|eyJ[A-Za-z0-9]|zzsecret|48213""")]
    private static partial Regex Private();
}
