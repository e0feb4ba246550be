using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>What several measures answer to.</summary>
internal readonly struct Calls(HandRow row)
{
    /// <summary>One of the two categories of the poor.</summary>
    public Truth Poor { get; } = Or(row.Is(RuleCode.RETURNED_TO_POVERTY), row.Is(RuleCode.NEWLY_POOR));

    /// <summary>One of the three monitored categories.</summary>
    public Truth AtRisk { get; } = Or(
        row.Is(RuleCode.UNSTABLE_LIFTED), Or(row.Is(RuleCode.MARGINAL), row.Is(RuleCode.SUDDEN_SEVERE)));

    /// <summary>Income below the monitoring line.</summary>
    public Truth BelowLine { get; } = row.Flag(RuleCode.INCOME_BELOW_MONITORING_LINE);

    /// <summary>A severe disability in the household.</summary>
    public Truth Disability { get; } = row.Flag(RuleCode.DISABILITY_BURDEN);

    /// <summary>High medical bills.</summary>
    public Truth Bills { get; } = row.Flag(RuleCode.ILLNESS_BURDEN);

    /// <summary>A member who could work and does not.</summary>
    public Truth Idle { get; } = row.Flag(RuleCode.UNEMPLOYED_LABOUR);

    /// <summary>Illness struck.</summary>
    public Truth Illness { get; } = row.Flag(RuleCode.SHOCK_ILLNESS);
}
