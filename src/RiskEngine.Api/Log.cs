namespace RiskEngine.Api;

/// <summary>Every line of the log. None may name a household or quote what a caller sent.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "listening on {Addresses} with the rule sets {RuleSets}")]
    internal static partial void Listening(ILogger log, string addresses, string ruleSets);

    [LoggerMessage(2, LogLevel.Warning, "{Finding}")]
    internal static partial void RuleSetMistake(ILogger log, string finding);

    [LoggerMessage(4, LogLevel.Warning, "no key and no issuer of tokens is configured: only this machine is served")]
    internal static partial void ThisMachineAlone(ILogger log);

    [LoggerMessage(5, LogLevel.Warning, "not listening on {Addresses}, because anybody could call there")]
    internal static partial void NotListening(ILogger log, string addresses);

    [LoggerMessage(3, LogLevel.Error, "fault {Trace}: {Fault} at {Place}")]
    internal static partial void Fault(ILogger log, string trace, string fault, string place);

    [LoggerMessage(7, LogLevel.Information, "the rules folder has changed; in force now: {RuleSets}")]
    internal static partial void Reloaded(ILogger log, string ruleSets);

    [LoggerMessage(8, LogLevel.Warning, "the changed rules folder is refused for {Count} mistakes; still in force: {RuleSets}")]
    internal static partial void ReloadRefused(ILogger log, int count, string ruleSets);

    [LoggerMessage(6, LogLevel.Information, "the file system reports no changes here ({Fault}); the rules folder is polled")]
    internal static partial void OnlyPolled(ILogger log, string fault);
}
