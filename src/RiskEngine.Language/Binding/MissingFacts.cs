namespace RiskEngine.Language.Binding;

/// <summary>Which expressions can be undecided because a fact is missing.</summary>
internal static class MissingFacts
{
    public static bool CanReach(BoundNode node) => node switch
    {
        BoundConstant or BoundNull or BoundError or BoundNullCheck => false,
        // A household or member object is always there; what can be missing are its answers.
        BoundVariable { Variable: var variable } => variable.IsFact && (variable.Type.IsValueType || variable.Type == typeof(string)),
        BoundElement { Element: var element } => element.Type == typeof(string) || NumberTypes.IsNullable(element.Type),
        BoundMember member => member.CanBeNull || CanReach(member.Owner),
        BoundLength length => CanReach(length.List),
        BoundConvert convert => CanReach(convert.Operand),
        BoundAssumed assumed => CanReach(assumed.Operand),
        BoundNegate negate => CanReach(negate.Operand),
        BoundNot not => CanReach(not.Operand),
        BoundArithmetic sum => CanReach(sum.Left) || CanReach(sum.Right),
        BoundComparison comparison => CanReach(comparison.Left) || CanReach(comparison.Right),
        BoundLogical logical => CanReach(logical.Left) || CanReach(logical.Right),
        BoundIn list => Parts.Of(list).Any(CanReach),
        BoundConditional choice => CanReach(choice.Condition) || CanReach(choice.Yes) || CanReach(choice.No),
        BoundCoalesce coalesce => CanReach(coalesce.Left) || CanReach(coalesce.Right),
        BoundMath math => math.Arguments.Any(CanReach),
        BoundWhere where => CanReach(where.List),
        BoundAggregate aggregate => CanReach(aggregate.List) || (aggregate.Body is not null && CanReach(aggregate.Body)),
        _ => throw new InvalidOperationException($"no answer for {node.GetType().Name}"),
    };
}
