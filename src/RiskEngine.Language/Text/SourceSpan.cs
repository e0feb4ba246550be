namespace RiskEngine.Language.Text;

/// <summary>A stretch of an expression's text.</summary>
/// <param name="Start">Offset of the first character, counted from 0.</param>
/// <param name="Length">Number of characters; 0 only at the end of the text.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>Offset just past the last character.</summary>
    public int End => Start + Length;

    /// <summary>The stretch from the start of one span to the end of another.</summary>
    public static SourceSpan Cover(SourceSpan first, SourceSpan last) => new(first.Start, last.End - first.Start);
}
