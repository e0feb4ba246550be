using RiskEngine.Language.Binding;

namespace RiskEngine.Language;

/// <summary>An expression whose names and types have been checked; immutable, safe to share.</summary>
public sealed class BoundExpression
{
    internal BoundExpression(string text, BoundNode root)
    {
        Text = text;
        Root = root;
        Clauses = [.. ClauseFinder.Find(root).Select(node => new Clause(text.Substring(node.Span.Start, node.Span.Length), node))];
        Reads = [.. VariableFinder.Find(root).Distinct()];
        Supports = [.. SupportFinder.Find(root).Distinct()];
    }

    /// <summary>The expression as its author wrote it.</summary>
    public string Text { get; }

    /// <summary>The type that stock RulesEngine gives it.</summary>
    public Type Type => Root.Type;

    /// <summary>The comparisons and questions that <c>&amp;&amp;</c>, <c>||</c> and <c>!</c> join, in the order written; at least one.</summary>
    public IReadOnlyList<Clause> Clauses { get; }

    /// <summary>The variables that it reads, each once, in the order written.</summary>
    public IReadOnlyList<Variable> Reads { get; }

    /// <summary>The conditions among them that speak for it: <c>a == true</c> does, <c>a == false</c> speaks against it.</summary>
    public IReadOnlyList<Variable> Supports { get; }

    /// <summary>
    /// Whether it is one comparison of numbers by order, perhaps under further conditions (<c>a &lt; b &amp;&amp; …</c>), and so has a
    /// margin: the distance of its first clause to the threshold.
    /// </summary>
    public bool HasMargin => Threshold is not null;

    internal BoundComparison? Threshold => First(Root) is BoundComparison { Operator: not ("==" or "!=") } comparison
        && NumberTypes.IsNumber(comparison.Left.Type) ? comparison : null;

    /// <summary>Whether a missing fact can leave it undecided.</summary>
    public bool CanBeMissing => MissingFacts.CanReach(Root);

    internal BoundNode Root { get; }

    private static BoundNode First(BoundNode node) => node is BoundLogical { IsAnd: true } both ? First(both.Left) : node;
}

/// <summary>A smallest part of a condition that has an outcome of its own.</summary>
public sealed class Clause
{
    internal Clause(string text, BoundNode node)
    {
        Text = text;
        Node = node;
    }

    /// <summary>The clause as written.</summary>
    public string Text { get; }

    /// <summary>Whether it compares two operands, whose values explain its outcome.</summary>
    public bool IsComparison => Node is BoundComparison;

    /// <summary>The type of its operands; <see cref="bool"/> for a clause that compares nothing.</summary>
    public Type OperandType => Node is BoundComparison comparison ? comparison.Left.Type : typeof(bool);

    internal BoundNode Node { get; }
}
