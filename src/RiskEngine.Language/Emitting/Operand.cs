using System.Linq.Expressions;

namespace RiskEngine.Language.Emitting;

/// <summary>Code for a value and for whether it is there. A condition is an <see cref="int"/> with the values of <see cref="Truth"/>.</summary>
/// <param name="Value">The value; may only be evaluated where it is known.</param>
/// <param name="Known">Whether the value is there; null means always. Conditions carry their unknowns in the value.</param>
/// <param name="Unset">Whether a value that is not there was never set; null means that it is merely missing.</param>
public readonly record struct Operand(Expression Value, Expression? Known = null, Expression? Unset = null)
{
    /// <summary>Code for the truth of an undecided condition that reads this operand.</summary>
    public Expression Undecided => Unset is null ? Truths.Unknown : Expression.Condition(Unset, Truths.Unset, Truths.Unknown);

    /// <summary>Both are there.</summary>
    public static Expression? BothKnown(Operand left, Operand right) =>
        left.Known is null ? right.Known : right.Known is null ? left.Known : Expression.AndAlso(left.Known, right.Known);

    /// <summary>One of them was never set, which outweighs the other's merely missing.</summary>
    public static Expression? EitherUnset(Operand left, Operand right) =>
        left.Unset is null ? right.Unset : right.Unset is null ? left.Unset : Expression.OrElse(left.Unset, right.Unset);
}

/// <summary>Code for the truths.</summary>
internal static class Truths
{
    public static readonly ConstantExpression NotMet = Expression.Constant((int)Truth.NotMet);
    public static readonly ConstantExpression Unset = Expression.Constant((int)Truth.Unset);
    public static readonly ConstantExpression Unknown = Expression.Constant((int)Truth.Unknown);
    public static readonly ConstantExpression Met = Expression.Constant((int)Truth.Met);

    private static readonly ConstantExpression Three = Expression.Constant(3);

    // Two bits for each truth, in order: NotMet → Met, Unset and Unknown stay, Met → NotMet.
    private static readonly ConstantExpression NotTable = Expression.Constant(0b00_10_01_11);

    public static Expression Of(Expression yes) => Expression.Condition(yes, Met, NotMet);

    public static Expression Not(ParameterExpression truth) =>
        Expression.And(Expression.RightShift(NotTable, Expression.Add(truth, truth)), Three);

    public static Expression Is(Expression truth, Expression wanted) => Expression.Equal(truth, wanted);

    public static Expression Min(ParameterExpression a, Expression b) => Expression.Condition(Expression.LessThan(b, a), b, a);

    public static Expression Max(ParameterExpression a, Expression b) => Expression.Condition(Expression.GreaterThan(b, a), b, a);
}
