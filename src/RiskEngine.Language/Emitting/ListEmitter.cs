using System.Linq.Expressions;
using System.Reflection;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>Code for questions about lists: plain loops, because a lambda compiled as a delegate costs twelve times as much.</summary>
internal sealed class ListEmitter(Emitter emitter)
{
    private static readonly ConstantExpression Known = Expression.Constant(0);
    private static readonly ConstantExpression Missing = Expression.Constant(1);
    private static readonly ConstantExpression Unset = Expression.Constant(2);

    public static Expression Count(Expression list) => list.Type.IsArray
        ? Expression.ArrayLength(list)
        : Expression.Property(list, CollectionType(list.Type).GetProperty("Count")!);

    public Operand Aggregate(BoundAggregate node, Code code) => node.Kind switch
    {
        Binding.Aggregate.Any => new(Quantify(node, Truths.NotMet, Truths.Met, Truths.Max, code)),
        Binding.Aggregate.All => new(Quantify(node, Truths.Met, Truths.NotMet, Truths.Min, code)),
        Binding.Aggregate.Count => CountMet(node, code),
        _ => Total(node, code),
    };

    /// <summary>Writes a loop over a list and the filters on it.</summary>
    /// <param name="body">Writes what happens to each element; gets the code and the element's index.</param>
    /// <param name="absent">Writes what happens when the list is not there; gets the list.</param>
    /// <param name="goOn">Whether the loop is worth going on with; null means to the end.</param>
    public void ForEach(
        BoundNode list, Element? element, Code code, Action<Code, Expression> body, Action<(Code Code, Operand List)> absent, Expression? goOn = null)
    {
        List<BoundWhere> filters = [];
        while (list is BoundWhere where)
        {
            filters.Insert(0, where);
            list = where.List;
        }

        var operand = emitter.Emit(list, code);
        if (operand.Known is null)
        {
            Loop(code, operand, filters, element, body, goOn);
        }
        else
        {
            code.If(operand.Known, there => Loop(there, operand, filters, element, body, goOn), gone => absent((gone, operand)));
        }
    }

    private void Loop(Code code, Operand list, List<BoundWhere> filters, Element? element, Action<Code, Expression> body, Expression? goOn)
    {
        var count = code.Local(Count(list.Value));
        var index = code.Local(Expression.Constant(0));
        var elements = Elements(list.Value) is { } array ? code.Local(array) : list.Value;
        var inner = new Code();
        var item = Emitter.Fact(inner.Local(At(elements, index)), NeverNull(list.Value.Type) ? Expression.Constant(true) : null);
        if (NeverNull(list.Value.Type))
        {
            item = item with { Known = null };
        }

        foreach (var bound in filters.Select(filter => filter.Element).Append(element).OfType<Element>())
        {
            emitter.Bind(bound, item, index);
        }

        Filtered(inner, filters, 0, matched => body(matched, index));
        inner.Set(index, Expression.Add(index, Expression.Constant(1)));
        var leave = Expression.Label();
        Expression more = Expression.LessThan(index, count);
        code.Add(Expression.Loop(
            Expression.IfThenElse(goOn is null ? more : Expression.AndAlso(goOn, more), inner.ToBlock(), Expression.Break(leave)), leave));
    }

    private void Filtered(Code code, List<BoundWhere> filters, int next, Action<Code> body)
    {
        if (next == filters.Count)
        {
            body(code);
            return;
        }

        var truth = code.StoredTruth(emitter.Emit(filters[next].Condition, code).Value);
        code.If(Truths.Is(truth, Truths.Met), matched => Filtered(matched, filters, next + 1, body));
    }

    private ParameterExpression Quantify(
        BoundAggregate node, Expression start, Expression settled, Func<ParameterExpression, Expression, Expression> combine, Code code)
    {
        var truth = code.Local(start);
        ForEach(
            node.List,
            node.Element,
            code,
            (inner, _) => inner.Set(truth, node.Body is null ? Truths.Met : combine(truth, inner.StoredTruth(emitter.Emit(node.Body, inner).Value))),
            gone => gone.Code.Set(truth, gone.List.Undecided),
            Expression.NotEqual(truth, settled));
        return truth;
    }

    private Operand CountMet(BoundAggregate node, Code code)
    {
        var (count, state) = (code.Local(Expression.Constant(0)), code.Local(Known));
        ForEach(
            node.List,
            node.Element,
            code,
            (inner, _) =>
            {
                var truth = node.Body is null ? inner.Local(Truths.Met) : inner.StoredTruth(emitter.Emit(node.Body, inner).Value);
                inner.If(
                    Truths.Is(truth, Truths.Met),
                    met => met.Set(count, Expression.Add(count, Expression.Constant(1))),
                    other => other.If(Expression.NotEqual(truth, Truths.NotMet), undecided =>
                        Worsen(undecided, state, Expression.Condition(Truths.Is(truth, Truths.Unset), Unset, Missing))));
            },
            gone => Worsen(gone.Code, state, StateOf(gone.List)));
        return new(count, Expression.Equal(state, Known), Expression.Equal(state, Unset));
    }

    private Operand Total(BoundAggregate node, Code code)
    {
        var type = NumberTypes.Bare(node.Body!.Type);
        var (total, count, state) = (code.Local(Expression.Default(type)), code.Local(Expression.Constant(0)), code.Local(Known));
        ForEach(
            node.List,
            node.Element,
            code,
            (inner, _) =>
            {
                var value = emitter.Emit(node.Body, inner);
                inner.If(
                    value.Known ?? Expression.Constant(true),
                    known =>
                    {
                        Take(node.Kind, value.Value, total, count, state, known);
                        known.Set(count, Expression.Add(count, Expression.Constant(1)));
                    },
                    gone => Worsen(gone, state, StateOf(value)));
            },
            gone => Worsen(gone.Code, state, StateOf(gone.List)));
        if (node.Kind == Binding.Aggregate.Sum)
        {
            return new(total, Expression.Equal(state, Known), Expression.Equal(state, Unset));
        }

        code.If(Expression.AndAlso(Expression.Equal(count, Known), Expression.Equal(state, Known)), empty => empty.Set(state, Missing));
        var operand = new Operand(total, Expression.Equal(state, Known), Expression.Equal(state, Unset));
        return node.Kind != Binding.Aggregate.Average ? operand : Emitter.Arithmetic(
            '/',
            operand with { Value = Expression.Convert(total, NumberTypes.Bare(node.Type)) },
            new(Expression.Convert(count, NumberTypes.Bare(node.Type))),
            code);
    }

    private static void Take(
        Aggregate kind, Expression value, ParameterExpression total, ParameterExpression count, ParameterExpression state, Code code)
    {
        if (kind is Binding.Aggregate.Sum or Binding.Aggregate.Average)
        {
            code.If(Expression.Not(Exact.Call('+', total, value, total)), overflow => Worsen(overflow, state, Missing));
            return;
        }

        var next = code.Stored(value);
        var better = kind == Binding.Aggregate.Min ? Expression.LessThan(next, total) : Expression.GreaterThan(next, total);
        code.If(Expression.OrElse(Expression.Equal(count, Expression.Constant(0)), better), take => take.Set(total, next));
    }

    // Unset outweighs missing, whichever element comes first.
    private static void Worsen(Code code, ParameterExpression state, Expression worse) =>
        code.Set(state, Truths.Max(state, code.Stored(worse)));

    private static Expression StateOf(Operand operand) =>
        operand.Unset is null ? Missing : Expression.Condition(operand.Unset, Unset, Missing);

    // A list may lend the array behind it, which is read without a call for each element.
    private static MemberExpression? Elements(Expression list) =>
        list.Type.GetProperty("Elements", BindingFlags.Instance | BindingFlags.NonPublic) is { PropertyType.IsArray: true } lent
            ? Expression.Property(list, lent)
            : null;

    private static Expression At(Expression list, Expression index) => list.Type.IsArray
        ? Expression.ArrayIndex(list, index)
        : Expression.Property(list, ItemType(list.Type).GetProperty("Item")!, index);

    // A list of objects holds no gaps; a list of texts may.
    private static bool NeverNull(Type list) => Readable.ElementOf(list) is { IsValueType: false } element && element != typeof(string);

    private static Type ItemType(Type list) => list.GetProperty("Item") is not null
        ? list
        : typeof(IReadOnlyList<>).MakeGenericType(Readable.ElementOf(list)!);

    private static Type CollectionType(Type list) => list.GetProperty("Count") is not null
        ? list
        : typeof(IReadOnlyCollection<>).MakeGenericType(Readable.ElementOf(list)!);
}
