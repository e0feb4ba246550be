namespace RiskEngine.Language;

/// <summary>
/// The answer of a condition. In this order <c>&amp;&amp;</c> is the smaller and <c>||</c> the larger of two answers (Kleene's logic).
/// </summary>
/// <remarks>
/// Two unknowns are told apart, because only one of them can be cured by asking the household: a missing fact could still be
/// supplied, an unset value (a parameter that nobody found) could not, so it must never hold up a decision.
/// </remarks>
public enum Truth
{
    /// <summary>The condition does not hold, whatever is still unknown.</summary>
    NotMet = 0,

    /// <summary>Undecided, and no fact could make it hold: a value that it needs was never set.</summary>
    Unset = 1,

    /// <summary>Undecided: a fact that it needs is missing and would decide it.</summary>
    Unknown = 2,

    /// <summary>The condition holds, whatever is still unknown.</summary>
    Met = 3,
}
