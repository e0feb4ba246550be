namespace RiskEngine.Assessments;

/// <summary>How much of its reasons a written assessment carries. The answer itself is the same at every level.</summary>
public enum Explain
{
    /// <summary>Codes, points, amounts and dates; no titles, texts or audit.</summary>
    None,

    /// <summary>Titles and texts as well, the digests and the derived values.</summary>
    Summary,

    /// <summary>Every rule with its clauses and their operands, and every parameter, as well.</summary>
    Full,
}
