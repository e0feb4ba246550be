using System.Globalization;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Interpreting;

/// <summary>
/// The specification of the language: walks the tree and answers the slow, obvious way. The compiled form is tested against it.
/// </summary>
/// <param name="read">
/// The value of a variable: a .NET value, <c>null</c> or <see cref="Absent"/> where there is none, a <see cref="Truth"/> for an
/// outcome.
/// </param>
public sealed class Interpreter(Func<Variable, object?> read)
{
    private readonly Dictionary<Element, object?> elements = [];

    /// <summary>A <see cref="Truth"/> for conditions, else the value, or <see cref="Absent"/> where there is none.</summary>
    public object Evaluate(BoundExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Evaluate(expression.Root);
    }

    private object Evaluate(BoundNode node) => node switch
    {
        BoundConstant constant => Wrap(constant.Value, constant.Type),
        BoundNull => NumberTypes.Bare(node.Type) == typeof(bool) ? Truth.Unknown : Absent.Missing,
        BoundVariable variable => Wrap(read(variable.Variable), node.Type),
        BoundElement element => Wrap(elements[element.Element], node.Type),
        BoundMember member => Then(Evaluate(member.Owner), node.Type, owner => Wrap(member.Property.GetValue(owner), node.Type)),
        BoundLength length => Then(Evaluate(length.List), node.Type, list => Items(list).Count),
        BoundConvert convert => Converted(Evaluate(convert.Operand), convert),
        BoundAssumed assumed => Evaluate(assumed.Operand),
        BoundNegate negate => Then(Evaluate(negate.Operand), node.Type, value =>
            BoxedArithmetic.Compute('-', Convert.ChangeType(0, value.GetType(), CultureInfo.InvariantCulture), value) ?? Absent.Missing),
        BoundNot not => Not((Truth)Evaluate(not.Operand)),
        BoundArithmetic sum => Both(sum.Left, sum.Right, (left, right) =>
            BoxedArithmetic.Compute(sum.Operator, left, right) ?? Absent.Missing),
        BoundComparison comparison => Compare(comparison, Evaluate(comparison.Left), Evaluate(comparison.Right)),
        BoundNullCheck check => IsAbsent(Evaluate(check.Operand)) == check.IsMissing ? Truth.Met : Truth.NotMet,
        BoundLogical logical => Logical(logical),
        BoundIn list => In(list),
        BoundConditional choice => (Truth)Evaluate(choice.Condition) switch
        {
            Truth.Met => Evaluate(choice.Yes),
            Truth.NotMet => Evaluate(choice.No),
            Truth.Unset => Undecided(Absent.Unset, node.Type),
            _ => Undecided(Absent.Missing, node.Type),
        },
        BoundCoalesce coalesce => Evaluate(coalesce.Left) is var left && IsAbsent(left) ? Evaluate(coalesce.Right) : left,
        BoundMath math => Compute(math),
        BoundWhere where => Filter(where),
        BoundAggregate aggregate => Ask(aggregate),
        _ => throw new InvalidOperationException($"no value for {node.GetType().Name}"),
    };

    private object Logical(BoundLogical node)
    {
        var (left, right) = ((Truth)Evaluate(node.Left), (Truth)Evaluate(node.Right));
        return (Truth)(node.IsAnd ? Math.Min((int)left, (int)right) : Math.Max((int)left, (int)right));
    }

    private object In(BoundIn node)
    {
        var value = Evaluate(node.Value);
        return node.Tests.Select(test => (Truth)Compare(test, Tested(node, value, test.Left), Evaluate(test.Right))).Max();
    }

    private object Tested(BoundIn node, object value, BoundNode left) =>
        ReferenceEquals(left, node.Value) ? value : left is BoundConvert convert ? Converted(value, convert) : Evaluate(left);

    private static object Converted(object value, BoundConvert node) => Then(value, node.Type, present => present is Truth
        ? present
        : Convert.ChangeType(present, NumberTypes.Bare(node.Type), CultureInfo.InvariantCulture));

    private static object Compare(BoundComparison node, object left, object right)
    {
        if (FirstAbsent(left, right) is { } absent)
        {
            return Undecided(absent, typeof(bool));
        }

        var order = left is string text ? string.CompareOrdinal(text, (string)right) : ((IComparable)left).CompareTo(right);
        var holds = node.Operator switch
        {
            "==" => order == 0,
            "!=" => order != 0,
            "<" => order < 0,
            "<=" => order <= 0,
            ">" => order > 0,
            _ => order >= 0,
        };
        return holds ? Truth.Met : Truth.NotMet;
    }

    private object Compute(BoundMath node)
    {
        List<object> values = [.. node.Arguments.Select(Evaluate)];
        if (FirstAbsent([.. values]) is { } absent)
        {
            return absent;
        }

        return (node.Function, values[0]) switch
        {
            (MathFunction.Min, var a) => ((IComparable)a).CompareTo(values[1]) < 0 ? a : values[1],
            (MathFunction.Max, var a) => ((IComparable)a).CompareTo(values[1]) >= 0 ? a : values[1],
            (MathFunction.Abs, int.MinValue or long.MinValue) => Absent.Missing,
            (MathFunction.Abs, int a) => Math.Abs(a),
            (MathFunction.Abs, long a) => Math.Abs(a),
            (MathFunction.Abs, decimal a) => Math.Abs(a),
            (MathFunction.Abs, double a) => Math.Abs(a),
            (MathFunction.Round, decimal a) => Math.Round(a, values.Count > 1 ? (int)values[1] : 0, MidpointRounding.ToEven),
            (MathFunction.Round, double a) => Math.Round(a, values.Count > 1 ? (int)values[1] : 0, MidpointRounding.ToEven),
            (MathFunction.Floor, decimal a) => Math.Floor(a),
            (MathFunction.Floor, double a) => Math.Floor(a),
            (MathFunction.Ceiling, decimal a) => Math.Ceiling(a),
            (MathFunction.Ceiling, double a) => Math.Ceiling(a),
            _ => throw new InvalidOperationException($"no value for Math.{node.Function}"),
        };
    }

    private object Filter(BoundWhere node) => Then(Evaluate(node.List), node.Type, list =>
        Items(list).Where(item => (Truth)With(node.Element, item, node.Condition) == Truth.Met).ToList());

    private object Ask(BoundAggregate node) => Then(Evaluate(node.List), node.Type, list =>
    {
        var items = Items(list);
        if (node.Body is null)
        {
            return node.Kind == Aggregate.Count ? items.Count : items.Count > 0 ? Truth.Met : Truth.NotMet;
        }

        List<object> answers = [.. items.Select(item => With(node.Element, item, node.Body))];
        if (node.Kind is Aggregate.Any or Aggregate.All)
        {
            return node.Kind == Aggregate.Any
                ? answers.Cast<Truth>().DefaultIfEmpty(Truth.NotMet).Max()
                : answers.Cast<Truth>().DefaultIfEmpty(Truth.Met).Min();
        }

        return FirstAbsent([.. answers]) is { } absent ? absent
            : node.Kind == Aggregate.Count ? answers.Count(answer => (Truth)answer == Truth.Met)
            : Total(node, answers);
    });

    private static object Total(BoundAggregate node, List<object> values)
    {
        var type = NumberTypes.Bare(node.Body!.Type);
        var zero = Convert.ChangeType(0, type, CultureInfo.InvariantCulture);
        if (node.Kind is Aggregate.Min or Aggregate.Max)
        {
            return values.Count == 0 ? Absent.Missing : node.Kind == Aggregate.Min ? values.Min()! : values.Max()!;
        }

        var sum = values.Aggregate((object?)zero, (total, value) => total is null ? null : BoxedArithmetic.Compute('+', total, value));
        if (node.Kind == Aggregate.Sum || sum is null || values.Count == 0)
        {
            return values.Count == 0 && node.Kind == Aggregate.Average ? Absent.Missing : sum ?? Absent.Missing;
        }

        var answer = NumberTypes.Bare(node.Type);
        return BoxedArithmetic.Compute(
            '/',
            Convert.ChangeType(sum, answer, CultureInfo.InvariantCulture),
            Convert.ChangeType(values.Count, answer, CultureInfo.InvariantCulture)) ?? Absent.Missing;
    }

    private object With(Element element, object? item, BoundNode body)
    {
        elements[element] = item;
        return Evaluate(body);
    }

    private static List<object?> Items(object list) => [.. ((System.Collections.IEnumerable)list).Cast<object?>()];

    private object Both(BoundNode left, BoundNode right, Func<object, object, object> then)
    {
        var (first, second) = (Evaluate(left), Evaluate(right));
        return FirstAbsent(first, second) is { } absent ? absent : then(first, second);
    }

    private static object Then(object value, Type type, Func<object, object> then) =>
        value is Absent absent ? Undecided(absent, type) : then(value);

    private static object Wrap(object? value, Type type) => value switch
    {
        Truth truth => truth,
        bool yes => yes ? Truth.Met : Truth.NotMet,
        null => Undecided(Absent.Missing, type),
        Absent absent => Undecided(absent, type),
        _ => value,
    };

    // Unset outweighs missing: no fact could ever decide it.
    private static Absent? FirstAbsent(params object[] values) =>
        Array.Exists(values, value => value is Absent.Unset or Truth.Unset) ? Absent.Unset
        : Array.Exists(values, value => value is Absent.Missing or Truth.Unknown) ? Absent.Missing
        : null;

    private static bool IsAbsent(object value) => value is Absent or Truth.Unknown or Truth.Unset;

    private static object Undecided(Absent absent, Type type) => NumberTypes.Bare(type) != typeof(bool) ? absent
        : absent == Absent.Unset ? Truth.Unset : Truth.Unknown;

    private static Truth Not(Truth truth) => truth switch { Truth.Met => Truth.NotMet, Truth.NotMet => Truth.Met, _ => truth };
}
