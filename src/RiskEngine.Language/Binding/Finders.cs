namespace RiskEngine.Language.Binding;

/// <summary>The parts of a node, in the order written.</summary>
internal static class Parts
{
    public static IEnumerable<BoundNode> Of(BoundNode node) => node switch
    {
        BoundMember member => [member.Owner],
        BoundLength length => [length.List],
        BoundConvert convert => [convert.Operand],
        BoundAssumed assumed => [assumed.Operand],
        BoundNegate negate => [negate.Operand],
        BoundNot not => [not.Operand],
        BoundArithmetic sum => [sum.Left, sum.Right],
        BoundComparison comparison => [comparison.Left, comparison.Right],
        BoundNullCheck check => [check.Operand],
        BoundLogical logical => [logical.Left, logical.Right],
        BoundIn list => [list.Value, .. list.Tests.Select(test => test.Right)],
        BoundConditional choice => [choice.Condition, choice.Yes, choice.No],
        BoundCoalesce coalesce => [coalesce.Left, coalesce.Right],
        BoundMath math => math.Arguments,
        BoundWhere where => [where.List, where.Condition],
        BoundAggregate { Body: { } body } aggregate => [aggregate.List, body],
        BoundAggregate aggregate => [aggregate.List],
        _ => [],
    };
}

/// <summary>Finds the clauses of a condition.</summary>
internal static class ClauseFinder
{
    public static IEnumerable<BoundNode> Find(BoundNode node) => node is BoundLogical or BoundNot
        ? Parts.Of(node).SelectMany(Find)
        : [node];
}

/// <summary>Finds the conditions that speak for an expression: those whose being met can help to meet it.</summary>
internal static class SupportFinder
{
    public static IEnumerable<Variable> Find(BoundNode node, bool supports = true) => node switch
    {
        BoundVariable variable => supports ? [variable.Variable] : [],
        BoundNot not => Find(not.Operand, !supports),
        BoundLogical => Parts.Of(node).SelectMany(part => Find(part, supports)),
        BoundComparison { Right: BoundConstant { Value: bool wanted } } comparison =>
            Find(comparison.Left, supports == (wanted == (comparison.Operator == "=="))),
        BoundConvert convert => Find(convert.Operand, supports),
        _ => [],
    };
}

/// <summary>Finds the variables that an expression reads.</summary>
internal static class VariableFinder
{
    public static IEnumerable<Variable> Find(BoundNode node) => node is BoundVariable variable
        ? [variable.Variable]
        : Parts.Of(node).SelectMany(Find);
}
