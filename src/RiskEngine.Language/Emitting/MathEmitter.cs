using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>Code for the functions of <c>Math</c>.</summary>
internal sealed class MathEmitter(Emitter emitter)
{
    public Operand Emit(BoundMath node, Code code)
    {
        var first = emitter.Emit(node.Arguments[0], code);
        switch (node.Function)
        {
            case MathFunction.Min or MathFunction.Max:
                var (a, b) = (Emitter.Kept(first, code), Emitter.Kept(emitter.Emit(node.Arguments[1], code), code));
                // Of equal numbers with different scales `Math.Min` answers the second, `Math.Max` the first.
                var takesFirst = node.Function == MathFunction.Min
                    ? Expression.LessThan(a.Value, b.Value)
                    : Expression.GreaterThanOrEqual(a.Value, b.Value);
                return new(Expression.Condition(takesFirst, a.Value, b.Value), Operand.BothKnown(a, b), Operand.EitherUnset(a, b));
            case MathFunction.Abs:
                var result = code.Local(Expression.Default(first.Value.Type));
                Expression computed = Expression.Call(typeof(Exact), nameof(Exact.Abs), [result.Type], first.Value, result);
                return new(result, code.Local(first.Known is null ? computed : Expression.AndAlso(first.Known, computed)), first.Unset);
            case MathFunction.Round:
                var digits = node.Arguments.Count > 1 ? (int)((BoundConstant)node.Arguments[1]).Value : 0;
                return first with
                {
                    Value = Expression.Call(
                        typeof(Math), nameof(Math.Round), null, first.Value, Expression.Constant(digits), Expression.Constant(MidpointRounding.ToEven)),
                };
            default:
                return first with { Value = Expression.Call(typeof(Math), node.Function.ToString(), null, first.Value) };
        }
    }
}
