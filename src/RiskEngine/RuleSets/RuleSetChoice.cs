namespace RiskEngine.RuleSets;

/// <summary>Why no rule set was chosen.</summary>
public enum RuleSetChoiceProblem
{
    /// <summary>The name asked for is no rule-set name.</summary>
    Malformed,

    /// <summary>No set of that name or version exists.</summary>
    Unknown,

    /// <summary>No published set is in force for the place and the day.</summary>
    NoneInForce,

    /// <summary>The set that would apply has mistakes.</summary>
    HasMistakes,
}

/// <summary>Why no rule set was chosen, and which ones there are.</summary>
/// <param name="Problem">The kind of problem.</param>
/// <param name="Message">One sentence: lower case, no full stop, the caller's words in backticks.</param>
/// <param name="Suggestion">What to do instead.</param>
/// <param name="Available">The usable sets of the library.</param>
public sealed record RuleSetChoiceError(
    RuleSetChoiceProblem Problem, string Message, string Suggestion, IReadOnlyList<RuleSetId> Available);

/// <summary>The rule set for a household on a day, or why there is none: exactly one of the two is there.</summary>
public sealed record RuleSetChoice
{
    private RuleSetChoice(RuleSet? ruleSet, RuleSetChoiceError? error) => (RuleSet, Error) = (ruleSet, error);

    /// <summary>The chosen set.</summary>
    public RuleSet? RuleSet { get; }

    /// <summary>Why there is none.</summary>
    public RuleSetChoiceError? Error { get; }

    internal static RuleSetChoice Of(RuleSet ruleSet) => new(ruleSet, null);

    internal static RuleSetChoice Failed(RuleSetChoiceError error) => new(null, error);
}
