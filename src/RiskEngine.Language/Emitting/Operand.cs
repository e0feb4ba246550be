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
