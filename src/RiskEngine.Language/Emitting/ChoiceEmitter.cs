using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>Code for the expressions that evaluate one of two operands.</summary>
internal sealed class ChoiceEmitter(Emitter emitter)
{
    public Operand Conditional(BoundConditional node, Code code)
    {
        var condition = code.StoredTruth(emitter.Emit(node.Condition, code).Value);
        var result = new Chosen(node.Type, code);
        code.If(
            Truths.Is(condition, Truths.Met),
            yes => result.Take(emitter.Emit(node.Yes, yes), yes),
            other => other.If(
                Truths.Is(condition, Truths.NotMet),
                no => result.Take(emitter.Emit(node.No, no), no),
                undecided => result.Leave(Truths.Is(condition, Truths.Unset), condition, undecided)));
        return result.Operand;
    }

    public Operand Coalesce(BoundCoalesce node, Code code)
    {
        var left = emitter.Emit(node.Left, code);
        var result = new Chosen(node.Type, code);
        Expression? present = left.Known;
        if (Emitter.IsCondition(node))
        {
            left = new(code.StoredTruth(left.Value));
            present = Expression.OrElse(Truths.Is(left.Value, Truths.NotMet), Truths.Is(left.Value, Truths.Met));
        }

        code.If(
            present ?? Expression.Constant(true),
            there => result.Take(new(left.Value), there),
            absent => result.Take(emitter.Emit(node.Right, absent), absent));
        return result.Operand;
    }

    // The locals that whichever branch runs leaves its value in.
    private sealed class Chosen
    {
        private static readonly ConstantExpression Known = Expression.Constant(0);
        private static readonly ConstantExpression Missing = Expression.Constant(1);
        private static readonly ConstantExpression Unset = Expression.Constant(2);

        private readonly ParameterExpression value;
        private readonly ParameterExpression? state;

        public Chosen(Type type, Code code)
        {
            var bare = NumberTypes.Bare(type);
            value = code.Local(Expression.Default(bare == typeof(bool) ? typeof(int) : bare));
            state = bare == typeof(bool) ? null : code.Local(Missing);
        }

        public Operand Operand => state is null
            ? new(value)
            : new(value, Expression.Equal(state, Known), Expression.Equal(state, Unset));

        public void Take(Operand chosen, Code code)
        {
            if (state is null)
            {
                code.Set(value, chosen.Value);
                return;
            }

            code.If(
                chosen.Known ?? Expression.Constant(true),
                known =>
                {
                    known.Set(value, chosen.Value);
                    known.Set(state, Known);
                },
                absent => absent.Set(state, chosen.Unset is null ? Missing : Expression.Condition(chosen.Unset, Unset, Missing)));
        }

        public void Leave(Expression isUnset, Expression truth, Code code) =>
            code.Set(state ?? value, state is null ? truth : Expression.Condition(isUnset, Unset, Missing));
    }
}
