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

    private void WhereMissing(BoundNode node, Code code)
    {
        if (!MissingFacts.CanReach(node) && node is not BoundAggregate)
        {
            return;
        }

        var probe = new Code();
        var operand = emitter.Emit(node, probe);
        if (!Emitter.IsCondition(node) && operand.Known is null)
        {
            return;
        }

        probe.If(IsMissing(node, operand), inner => Behind(node, inner));
        code.Add(probe.ToBlock());
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
