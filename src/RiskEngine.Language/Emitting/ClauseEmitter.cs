using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>The second form of a condition: evaluates every clause, decided or not, and hands on its operands for the explanation.</summary>
/// <param name="record">
/// Code that keeps a clause: its position in <see cref="BoundExpression.Clauses"/>, the two operands of a comparison, its truth.
/// </param>
public sealed class ClauseEmitter(Emitter emitter, Func<int, Operand?, Operand?, Expression, Expression> record)
{
    private int next;

    /// <summary>Writes the code that records each clause; answers the truth of the whole.</summary>
    public ParameterExpression Emit(BoundExpression condition, Code code)
    {
        ArgumentNullException.ThrowIfNull(condition);
        next = 0;
        return Walk(condition.Root, code);
    }

    private ParameterExpression Walk(BoundNode node, Code code)
    {
        switch (node)
        {
            case BoundLogical logical:
                var (left, right) = (Walk(logical.Left, code), Walk(logical.Right, code));
                return code.Local(logical.IsAnd ? Truths.Min(left, right) : Truths.Max(left, right));
            case BoundNot not:
                return code.Local(Truths.Not(Walk(not.Operand, code)));
            case BoundComparison comparison when !Emitter.IsCondition(comparison.Left):
                var (first, second) = (Emitter.Kept(emitter.Emit(comparison.Left, code), code), Emitter.Kept(emitter.Emit(comparison.Right, code), code));
                return Recorded(first, second, Emitter.Compare(comparison, first, second), code);
            case BoundComparison comparison:
                var operand = new Operand(code.StoredTruth(emitter.Emit(comparison.Left, code).Value));
                var wanted = new Operand(code.StoredTruth(emitter.Emit(comparison.Right, code).Value));
                return Recorded(operand, wanted, emitter.Emit(comparison, code).Value, code);
            default:
                return Recorded(null, null, emitter.Emit(node, code).Value, code);
        }
    }

    private ParameterExpression Recorded(Operand? left, Operand? right, Expression truth, Code code)
    {
        var local = code.StoredTruth(truth);
        code.Add(record(next++, left, right, local));
        return local;
    }
}
