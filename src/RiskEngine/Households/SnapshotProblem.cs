namespace RiskEngine.Households;

/// <summary>One reason why a household cannot be used: where, what, and how to mend it.</summary>
/// <param name="Pointer">JSON Pointer (RFC 6901) of the offending, or missing, value; empty for the whole text.</param>
/// <param name="Code"><c>RE5</c> and three digits; the same mistake always has the same code.</param>
/// <param name="Message">The mistake in one clause: lower case, no full stop, the caller's words in backticks.</param>
/// <param name="Suggestion">What to write instead, or <c>null</c> where the message says it all.</param>
public sealed record SnapshotProblem(string Pointer, string Code, string Message, string? Suggestion)
{
    /// <summary>
    /// Line of the text, counted from 1; null where the problem has no single place or the text is not at hand.
    /// </summary>
    public int? Line { get; init; }

    /// <summary>Column in characters, counted from 1; null like <see cref="Line"/>.</summary>
    public int? Column { get; init; }

    /// <summary>Offset in bytes from which line and column are counted; negative when there is none.</summary>
    internal long Offset { get; init; } = -1;
}
