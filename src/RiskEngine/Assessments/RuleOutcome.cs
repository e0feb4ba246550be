using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>What a rule came to. Unknown is never folded into not met.</summary>
public enum RuleOutcome
{
    /// <summary>The rule does not hold, whatever is still unknown.</summary>
    NOT_MET,

    /// <summary>A fact or a parameter that the rule needs is missing and would decide it.</summary>
    UNKNOWN,

    /// <summary>The rule holds, whatever is still unknown.</summary>
    MET,
}

/// <summary>The truths of the language as outcomes.</summary>
internal static class RuleOutcomes
{
    public static RuleOutcome Of(Truth truth) => truth switch
    {
        Truth.Met => RuleOutcome.MET,
        Truth.NotMet => RuleOutcome.NOT_MET,
        _ => RuleOutcome.UNKNOWN,
    };
}
