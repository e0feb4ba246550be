namespace RiskEngine.Api;

/// <summary>Every line of the log. None may name a household or quote what a caller sent.</summary>
internal static partial class Log
{
    [LoggerMessage(EventId = 1, Level = LogLevel.Information, Message = "listening on {Addresses} with the rule sets {RuleSets}")]
    internal static partial void Listening(ILogger log, string addresses, string ruleSets);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "{Finding}")]
    internal static partial void RuleSetMistake(ILogger log, string finding);

    [LoggerMessage(EventId = 3, Level = LogLevel.Error, Message = "fault {Trace}: {Fault} at {Place}")]
    internal static partial void Fault(ILogger log, string trace, string fault, string place);
}
