using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Reasoning;

/// <summary>What is known about the names in expressions before any household is looked at.</summary>
internal sealed record Knowledge
{
    /// <summary>The lowest and highest number that a fact can be; null where there is no bound.</summary>
    public Func<BoundMember, (decimal? Low, decimal? High)> RangeOf { get; init; } = _ => (null, null);

    /// <summary>The expression behind a derived value; null where it is to be taken as it is.</summary>
    public Func<Variable, BoundExpression?> DefinitionOf { get; init; } = _ => null;

    /// <summary>Every value that a parameter has in its time; null for any.</summary>
    public Func<Variable, IReadOnlyCollection<object>?> ValuesOf { get; init; } = _ => null;

    /// <summary>Whether a list always has an element.</summary>
    public Func<BoundNode, bool> IsNeverEmpty { get; init; } = _ => false;
}
