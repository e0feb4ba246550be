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
}
