using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets;

/// <summary>Completes sets in the order of inheritance, each once, and finds the lines that lead nowhere.</summary>
internal sealed class Lineage(IReadOnlyDictionary<RuleSetId, RuleSetPiece> pieces)
{
    private readonly Dictionary<RuleSetPiece, RuleSet?> done = [];

    /// <summary>The whole set; null when it, or a set it extends, has mistakes.</summary>
    public RuleSet? Complete(RuleSetPiece piece)
    {
        if (!done.TryGetValue(piece, out var whole))
        {
            whole = Merge(piece);
            done[piece] = whole;
        }

        return whole;
    }

    /// <summary>The same without remembering it: for a draft on top of sets that are all complete.</summary>
    public RuleSet? Merge(RuleSetPiece piece)
    {
        if (piece.Manifest?.Extends is not { } extends)
        {
            return RuleSetLayers.Merge(piece, null);
        }

        var place = piece.Manifest.Root["Extends"]!;
        if (Circle(piece) is { } chain)
        {
            piece.Findings.Add(place.Mark(LayerMistakes.Cycle(chain)));
            return null;
        }

        if (!pieces.TryGetValue(extends, out var above))
        {
            var known = pieces.Keys.Select(id => id.ToString()).Order(StringComparer.Ordinal).ToList();
            var nearest = Nearest.To(extends.ToString(), known);
            piece.Findings.Add(place.Mark(LayerMistakes.UnknownParent(extends.ToString(), nearest, known)));
            return null;
        }

        if (Complete(above) is not { } parent)
        {
            piece.Findings.Add(place.Mark(LayerMistakes.ParentHasMistakes(extends)));
            return null;
        }

        return RuleSetLayers.Merge(piece, parent);
    }

    /// <summary>The line of inheritance up to the set that stands in it twice; null when it ends.</summary>
    private List<RuleSetId>? Circle(RuleSetPiece piece)
    {
        var chain = new List<RuleSetId>();
        if (piece.Manifest?.Id is { } own)
        {
            chain.Add(own);
        }

        for (var next = piece.Manifest?.Extends; next is not null; next = ParentOf(next))
        {
            var isCircle = chain.Contains(next);
            chain.Add(next);
            if (isCircle)
            {
                return chain;
            }
        }

        return null;
    }

    private RuleSetId? ParentOf(RuleSetId id) => pieces.GetValueOrDefault(id)?.Manifest?.Extends;
}
