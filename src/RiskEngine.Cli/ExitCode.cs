namespace RiskEngine.Cli;

/// <summary>What a command tells the shell.</summary>
internal enum ExitCode
{
    /// <summary>Everything was done.</summary>
    Done = 0,

    /// <summary>Done, and there is something to look at: failed cases, rejected records.</summary>
    Findings = 1,

    /// <summary>Wrong usage, or input or output that cannot be opened.</summary>
    Usage = 2,

    /// <summary>A store or service did not answer.</summary>
    Unreachable = 3,
}
