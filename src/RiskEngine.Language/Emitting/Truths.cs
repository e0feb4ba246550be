using System.Linq.Expressions;

namespace RiskEngine.Language.Emitting;

/// <summary>Code for the truths.</summary>
internal static class Truths
{
    public static readonly ConstantExpression NotMet = Expression.Constant((int)Truth.NotMet);
    public static readonly ConstantExpression Unset = Expression.Constant((int)Truth.Unset);
    public static readonly ConstantExpression Unknown = Expression.Constant((int)Truth.Unknown);
    public static readonly ConstantExpression Met = Expression.Constant((int)Truth.Met);

    public static Expression Of(Expression yes) => Expression.Condition(yes, Met, NotMet);

    public static Expression Not(Expression truth) => Expression.Call(typeof(FactTruths), nameof(FactTruths.Not), null, truth);

    public static Expression Is(Expression truth, Expression wanted) => Expression.Equal(truth, wanted);

    public static Expression Combine(bool isAnd, Expression left, Expression right) =>
        Expression.Call(typeof(Math), isAnd ? nameof(Math.Min) : nameof(Math.Max), null, left, right);

    public static Expression Min(ParameterExpression a, Expression b) => Expression.Condition(Expression.LessThan(b, a), b, a);

    public static Expression Max(ParameterExpression a, Expression b) => Expression.Condition(Expression.GreaterThan(b, a), b, a);
}
