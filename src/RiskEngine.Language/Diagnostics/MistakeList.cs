using RiskEngine.Language.Text;

namespace RiskEngine.Language.Diagnostics;

/// <summary>The mistakes found in one expression, with their places; stops growing at the limit.</summary>
internal sealed class MistakeList
{
    private readonly List<Mistake> found = [];

    public IReadOnlyList<Mistake> Found => found;

    public bool Any => found.Count > 0;

    /// <summary>Whether further mistakes would be left for the next look, so that looking for them is wasted.</summary>
    public bool IsFull => found.Count == ExpressionLimits.Mistakes;

    public void Add(SourceSpan at, Diagnostic diagnostic)
    {
        if (!IsFull && !found.Exists(mistake => mistake.Span == at))
        {
            found.Add(new Mistake(at, diagnostic));
        }
    }
}

/// <summary>A diagnostic and the stretch of the expression that it is about.</summary>
/// <param name="Span">Where in the expression's own text.</param>
/// <param name="Diagnostic">What is wrong; its file and line are filled in by whoever knows them.</param>
public sealed record Mistake(SourceSpan Span, Diagnostic Diagnostic);
