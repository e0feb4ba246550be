using System.Collections.Immutable;
using System.Globalization;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Reasoning;

/// <summary>
/// Looks for contradictions in a condition: values per fact, over all its ways to come out met, or not met.
/// </summary>
/// <remarks>
/// It never says "cannot" of what can be. It may say "can" of what cannot: facts are taken one by one, and sums are
/// taken as they stand.
/// </remarks>
internal sealed class Reasoner(Knowledge known)
{
    // More ways than any readable rule has; what has more is taken to be possible.
    private const int MostSteps = 20_000;

    // The rules of a readable set together take less than a hundredth of the first, and none takes half of the second: a
    // set whose every rule uses up its own steps is not searched for hours, and a plain contradiction behind them is found
    // all the same.
    private const int MostStepsTogether = 2_000_000;
    private const int FewSteps = 200;

    private int steps;
    private int most;
    private long stepsTogether;

    /// <summary>Whether the condition can come out met, or not met; unknown is neither.</summary>
    public bool CanBe(BoundNode condition, bool met)
    {
        (steps, most) = (0, stepsTogether < MostStepsTogether ? MostSteps : FewSteps);
        var isPossible = IsPossible(condition, met);
        stepsTogether += steps;
        return isPossible;
    }

    // The ways not tried yet wait in a stack of their own: derived values that read each other lead deeper than a
    // thread's stack.
    private bool IsPossible(BoundNode condition, bool met)
    {
        var ways = new Stack<Way>([new Way(ImmutableStack.Create(new Goal(condition, met)), Situation.Empty)]);
        while (ways.TryPop(out var way))
        {
            if (Search(way, ways))
            {
                return true;
            }
        }

        return false;
    }

    // Whether one way leads to the end; the other ways that begin on it are left for later, the first on top.
    private bool Search(Way way, Stack<Way> others)
    {
        var (goals, so) = way;
        while (true)
        {
            if (goals.IsEmpty || ++steps > most)
            {
                return true;
            }

            goals = goals.Pop(out var goal);
            var (node, met) = (TermKey.Bare(goal.Node), goal.Met);
            switch (node)
            {
                case BoundLogical logical when logical.IsAnd == met:
                    goals = goals.Push(new Goal(logical.Right, met)).Push(new Goal(logical.Left, met));
                    continue;
                case BoundLogical logical:
                    others.Push(new Way(goals.Push(new Goal(logical.Right, met)), so));
                    goals = goals.Push(new Goal(logical.Left, met));
                    continue;
                case BoundNot not:
                    goals = goals.Push(new Goal(not.Operand, !met));
                    continue;
                case BoundIn list when met:
                    foreach (var test in list.Tests.Reverse())
                    {
                        others.Push(new Way(goals.Push(new Goal(test, true)), so));
                    }

                    return false;
                case BoundIn list:
                    goals = list.Tests.Aggregate(goals, (all, test) => all.Push(new Goal(test, false)));
                    continue;
                case BoundComparison { Operator: "==" or "!=", Right: BoundConstant { Value: bool wanted } } yes:
                    goals = goals.Push(new Goal(yes.Left, wanted == (yes.Operator == "==") == met));
                    continue;
                case BoundVariable variable when known.DefinitionOf(variable.Variable) is { } definition:
                    goals = goals.Push(new Goal(definition.Root, met));
                    continue;
            }

            if (Settled(node, met, so) is not { } then)
            {
                return false;
            }

            so = then;
        }
    }

    // A clause that nothing joins: what holds once it came out like this; null when it cannot.
    private Situation? Settled(BoundNode node, bool met, Situation so) => node switch
    {
        BoundConstant { Value: bool yes } => yes == met ? so : null,
        BoundNullCheck check => so.WithMissing(TermKey.Of(check.Operand), check.IsMissing == met),
        BoundComparison comparison => Compared(comparison, met ? comparison.Operator : Opposite(comparison.Operator), so),
        BoundAggregate list when !IsPossible(list, met, list.Body) => null,
        BoundVariable variable => Named(node, known.ValuesOf(variable.Variable), met, so),
        _ => so.With(TermKey.Of(node), Initial(node), values => values.Compared(isSame: true, met)),
    };

    private Situation? Named(BoundNode node, IReadOnlyCollection<object>? values, bool met, Situation so) =>
        values is not null && !values.Contains(met)
            ? null
            : so.With(TermKey.Of(node), Initial(node), left => left.Compared(isSame: true, met));

    // An `Any` that holds has an element for which its condition does, an `All` that fails one for which it does not.
    private bool IsPossible(BoundAggregate list, bool met, BoundNode? body)
    {
        if (body is null || list.Kind is not (Aggregate.Any or Aggregate.All))
        {
            return true;
        }

        var needsAnElement = (list.Kind == Aggregate.Any) == met;
        return !(needsAnElement || known.IsNeverEmpty(list.List)) || IsPossible(body, met);
    }

    private Situation? Compared(BoundComparison comparison, string symbol, Situation so)
    {
        var (left, right) = (TermKey.Bare(comparison.Left), TermKey.Bare(comparison.Right));
        if (left is BoundConstant && right is not BoundConstant)
        {
            (left, right, symbol) = (right, left, Turned(symbol));
        }

        if (!NumberTypes.IsNumber(left.Type))
        {
            return right is BoundConstant { Value: var code } && symbol is "==" or "!="
                ? so.With(TermKey.Of(left), Initial(left), values => values.Compared(symbol == "==", ((BoundConstant)right).Value))
                : so;
        }

        var (first, second) = (TermKey.Of(left), TermKey.Of(right));
        var after = right is BoundConstant || left is BoundConstant ? so : so.WithOrder(first, symbol, second);
        var (mine, others) = (so.ValuesOf(first, Initial(left)), so.ValuesOf(second, Initial(right)));
        return after
            ?.With(first, Initial(left), values => Narrowed(values, symbol, others))
            ?.With(second, Initial(right), values => Narrowed(values, Turned(symbol), mine));
    }

    // Below something that is 5 at most is below 5, whatever it is.
    private static TermValues Narrowed(TermValues values, string symbol, TermValues other) => symbol switch
    {
        "<" or "<=" => other.High is { } high ? values.Compared(other.IsBelowHigh ? "<" : symbol, high) : values,
        ">" or ">=" => other.Low is { } low ? values.Compared(other.IsAboveLow ? ">" : symbol, low) : values,
        "==" => Narrowed(Narrowed(values, "<=", other), ">=", other),
        _ => other.Only is { } only ? values.Compared("!=", only) : values,
    };

    private TermValues Initial(BoundNode node)
    {
        var type = NumberTypes.Bare(node.Type);
        if (NumberTypes.IsNumber(type))
        {
            var (low, high) = Range(node);
            return new TermValues(low, high) { IsWhole = NumberTypes.IsWhole(type) };
        }

        return type == typeof(bool) ? new TermValues { Left = [true, false] }
            : type.IsEnum ? new TermValues { Left = [.. Enum.GetValues(type).Cast<object>()] }
            : new TermValues();
    }

    private (decimal? Low, decimal? High) Range(BoundNode node) => node switch
    {
        BoundConstant constant => AsDecimal(constant.Value) is { } number ? (number, number) : (null, null),
        BoundMember member => known.RangeOf(member),
        BoundLength or BoundAggregate { Kind: Aggregate.Count } => (0, null),
        BoundVariable variable when known.ValuesOf(variable.Variable) is { Count: > 0 } values =>
            (values.Min(AsDecimal), values.Max(AsDecimal)),
        _ => (null, null),
    };

    private static decimal? AsDecimal(object value) => value is int or long or decimal or uint
        ? Convert.ToDecimal(value, CultureInfo.InvariantCulture)
        : value is double real && Math.Abs(real) < 1e15 ? (decimal)real : null;

    private static string Opposite(string symbol) => symbol switch
    {
        "<" => ">=", "<=" => ">", ">" => "<=", ">=" => "<", "==" => "!=", _ => "==",
    };

    private static string Turned(string symbol) => symbol switch
    {
        "<" => ">", "<=" => ">=", ">" => "<", ">=" => "<=", _ => symbol,
    };

    private readonly record struct Goal(BoundNode Node, bool Met);

    private readonly record struct Way(ImmutableStack<Goal> Goals, Situation So);
}
