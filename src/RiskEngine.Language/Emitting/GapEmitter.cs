using System.Linq.Expressions;
using System.Reflection;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>The third form of an expression: finds the missing facts that leave it undecided, and no others.</summary>
/// <param name="onFact">Code to run for a missing fact: its property, and the index of the list element that it belongs to, or -1.</param>
/// <param name="onVariable">Code to run for an undecided variable, or null when nothing is behind it.</param>
public sealed class GapEmitter(Emitter emitter, Func<PropertyInfo, Expression, Expression> onFact, Func<Variable, Expression?> onVariable)
{
    private static readonly ConstantExpression NoElement = Expression.Constant(-1);

    /// <summary>Writes code that reports what is behind an undecided expression. Does nothing where it is decided or unset.</summary>
    public void Emit(BoundExpression expression, Code code)
    {
        ArgumentNullException.ThrowIfNull(expression);
        WhereMissing(expression.Root, code);
    }

    /// <summary>The same of an expression that is known to be undecided, and not for an unset value, where the code runs.</summary>
    public void EmitBehind(BoundExpression expression, Code code)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(code);
        if (CanBeMissing(expression.Root))
        {
            List<BoundNode> asked = [];
            Ask(expression.Root, code, asked);
            Behind(expression.Root, code);
            asked.ForEach(emitter.Forget);
        }
    }

    private static bool CanBeMissing(BoundNode node) => MissingFacts.CanReach(node) || node is BoundAggregate;

    private void WhereMissing(BoundNode node, Code code)
    {
        if (!CanBeMissing(node))
        {
            return;
        }

        var probe = new Code();
        List<BoundNode> asked = [];
        Ask(node, probe, asked);
        var operand = emitter.Emit(node, probe);
        if (Emitter.IsCondition(node) || operand.Known is not null)
        {
            probe.If(IsMissing(node, operand), inner => Behind(node, inner));
            code.Add(probe.ToBlock());
        }

        asked.ForEach(emitter.Forget);
    }

    // The conditions of a chain are each computed once, for the chain, for every stretch of it and for themselves: else what is
    // written would grow with the square of its length, and compiling it is what a start of the service spends most of its time on.
    private void Ask(BoundNode node, Code code, List<BoundNode> asked)
    {
        foreach (var part in node is BoundLogical or BoundNot ? Parts.Of(node) : [])
        {
            Ask(part, code, asked);

            // A stretch is cheap to combine again, and the local that it is combined in is not its own.
            if (part is not BoundLogical && !emitter.IsAnswered(part))
            {
                emitter.Answer(part, code.StoredTruth(emitter.Emit(part, code).Value));
                asked.Add(part);
            }
        }
    }

    private void Behind(BoundNode node, Code code)
    {
        switch (node)
        {
            case BoundVariable variable when onVariable(variable.Variable) is { } report:
                code.Add(report);
                break;
            case BoundMember member:
                Fact(member, code);
                break;
            case BoundConditional choice:
                Choice(choice, code);
                break;
            case BoundAggregate aggregate:
                Elements(aggregate.List, aggregate.Element, aggregate.Body, code);
                break;
            case BoundWhere where:
                WhereMissing(where.List, code);
                break;
            default:
                foreach (var part in Parts.Of(node))
                {
                    WhereMissing(part, code);
                }

                break;
        }
    }

    private static Expression IsMissing(BoundNode node, Operand operand) =>
        Emitter.IsCondition(node) ? Truths.Is(operand.Value, Truths.Unknown)
        : operand.Unset is null ? Expression.Not(operand.Known!)
        : Expression.Not(Expression.OrElse(operand.Known!, operand.Unset));

    // A fact that the branch not taken reads would change nothing.
    private void Choice(BoundConditional node, Code code)
    {
        var condition = code.StoredTruth(emitter.Emit(node.Condition, code).Value);
        code.If(
            Truths.Is(condition, Truths.Met),
            yes => WhereMissing(node.Yes, yes),
            other => other.If(
                Truths.Is(condition, Truths.NotMet),
                no => WhereMissing(node.No, no),
                undecided => WhereMissing(node.Condition, undecided)));
    }

    private void Fact(BoundMember member, Code code)
    {
        var owner = emitter.Emit(member.Owner, code);
        var report = onFact(member.Property, Element(member.Owner) is { } element ? emitter.IndexOf(element) : NoElement);
        if (owner.Known is null)
        {
            code.Add(report);
        }
        else
        {
            code.If(owner.Known, there => there.Add(report), gone => WhereMissing(member.Owner, gone));
        }
    }

    private void Elements(BoundNode list, Element element, BoundNode? body, Code code) => new ListEmitter(emitter).ForEach(
        list,
        element,
        code,
        (inner, _) =>
        {
            if (body is not null)
            {
                WhereMissing(body, inner);
            }
        },
        gone => WhereMissing(Source(list), gone.Code));

    private static BoundNode Source(BoundNode list) => list is BoundWhere where ? Source(where.List) : list;

    private static Element? Element(BoundNode owner) => owner switch
    {
        BoundElement element => element.Element,
        BoundMember member => Element(member.Owner),
        _ => null,
    };
}
