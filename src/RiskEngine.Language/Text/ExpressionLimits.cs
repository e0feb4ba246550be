namespace RiskEngine.Language.Text;

/// <summary>The bounds that keep hostile text from costing time or stack. Generous: the longest rule we know has 300 characters.</summary>
public static class ExpressionLimits
{
    /// <summary>Characters in one expression.</summary>
    public const int Length = 8_192;

    /// <summary>Levels of nesting, brackets and operators alike.</summary>
    public const int Depth = 100;

    /// <summary>List questions inside each other: what bounds the time of an evaluation, together with the length of the lists.</summary>
    public const int Lists = 3;

    /// <summary>Items of one <c>in (…)</c>.</summary>
    public const int Items = 200;

    /// <summary>Mistakes reported for one expression before the rest is left for the next look.</summary>
    public const int Mistakes = 20;
}
