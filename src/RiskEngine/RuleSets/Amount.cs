namespace RiskEngine.RuleSets;

/// <summary>How often an amount is paid.</summary>
public enum AmountPeriod
{
    /// <summary>Every month.</summary>
    MONTH,

    /// <summary>Every year.</summary>
    YEAR,

    /// <summary>Every school term.</summary>
    TERM,

    /// <summary>One time.</summary>
    ONCE,
}

/// <summary>What a measure pays.</summary>
/// <param name="Value">Expression that gives CNY per period.</param>
/// <param name="Per">The period.</param>
public sealed record Amount(RuleText Value, AmountPeriod Per);
