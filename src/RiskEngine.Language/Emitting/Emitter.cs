using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>Checked expressions → code, with every unknown carried along and every list question a plain loop.</summary>
/// <param name="read">Code for a variable; called at each use, so it should be cheap to evaluate.</param>
public sealed class Emitter(Func<Variable, Operand> read)
{
    private readonly Dictionary<Element, Item> items = [];

    // Conditions whose truth is at hand already.
    private readonly Dictionary<BoundNode, Expression> known = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes the code of an expression and answers the operand that holds its value.</summary>
    public Operand Emit(BoundExpression expression, Code code)
    {
        ArgumentNullException.ThrowIfNull(expression);
        return Emit(expression.Root, code);
    }

    /// <summary>Writes the code of a condition and answers its truth, in a local.</summary>
    public ParameterExpression EmitTruth(BoundExpression expression, Code code)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(code);
        return code.StoredTruth(Emit(expression.Root, code).Value);
    }

    /// <summary>
    /// Writes the code of a condition that has a margin and answers both: its truth, and how to compute the distance to the
    /// threshold, negative past it, where the condition is met.
    /// </summary>
    public (ParameterExpression Truth, Expression Margin) EmitWithMargin(BoundExpression expression, Code code)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(code);
        var node = expression.Threshold ?? throw new ArgumentException("the expression has no margin", nameof(expression));
        var (left, right) = (Kept(Emit(node.Left, code), code), Kept(Emit(node.Right, code), code));
        known[node] = Compare(node, left, right);
        var truth = EmitTruth(expression, code);
        var (from, to) = node.Operator is "<" or "<=" ? (right.Value, left.Value) : (left.Value, right.Value);
        return (truth, Expression.Call(typeof(Exact), nameof(Exact.Distance), [from.Type], from, to));
    }

    /// <summary>Writes code that runs <paramref name="onMatch"/> with the index of each element that a list expression yields.</summary>
    public void EmitMatches(BoundExpression list, Code code, Func<Expression, Expression> onMatch)
    {
        ArgumentNullException.ThrowIfNull(list);
        new ListEmitter(this).ForEach(list.Root, null, code, (inner, index) => inner.Add(onMatch(index)), _ => { });
    }

    /// <summary>
    /// Writes, ahead of the expressions' own code, one loop for all questions that they ask of the same list.
    /// </summary>
    /// <param name="expressions">The expressions, all of which are emitted later with this emitter.</param>
    /// <param name="isAvailable">Whether a variable has its value already.</param>
    /// <param name="code">Where the loops are written.</param>
    public void EmitSharedLoops(IEnumerable<BoundExpression> expressions, Func<Variable, bool> isAvailable, Code code) =>
        new SharedLoops(this, isAvailable).Emit(expressions, code);

    internal void Share(Element from, Element to) => items[to] = items[from];

    internal void Answer(BoundNode question, Expression truth) => known[question] = truth;

    internal bool IsAnswered(BoundNode question) => known.ContainsKey(question);

    internal void Forget(BoundNode question) => known.Remove(question);

    internal void Bind(Element element, Operand item, Expression index) => items[element] = new Item(item, index);

    internal Expression IndexOf(Element element) => items[element].Index;

    internal Operand Emit(BoundNode node, Code code) => known.TryGetValue(node, out var truth) ? new(truth) : node switch
    {
        BoundConstant constant => new(constant.Value is bool yes ? yes ? Truths.Met : Truths.NotMet : Expression.Constant(constant.Value, constant.Type)),
        BoundNull => IsCondition(node) ? new(Truths.Unknown) : new(Expression.Default(NumberTypes.Bare(node.Type)), Expression.Constant(false)),
        BoundVariable variable => read(variable.Variable),
        BoundElement element => items[element.Element].Operand,
        BoundMember member => Member(member, code),
        BoundLength length => Emit(length.List, code) is var list ? list with { Value = ListEmitter.Count(list.Value) } : default,
        BoundConvert { Operand: var operand } => IsCondition(node) ? Emit(operand, code) : Converted(Emit(operand, code), node.Type),
        BoundAssumed assumed => Emit(assumed.Operand, code),
        BoundNegate negate => Arithmetic('-', new(Expression.Default(NumberTypes.Bare(node.Type))), Emit(negate.Operand, code), code),
        BoundNot not => new(Opposite(not.Operand, Emit(not.Operand, code).Value, code)),
        BoundArithmetic sum => Arithmetic(sum.Operator, Emit(sum.Left, code), Emit(sum.Right, code), code),
        BoundComparison comparison => new(Comparison(comparison, code)),
        BoundNullCheck check => new(NullCheck(check, code)),
        BoundLogical logical => new(Logical(logical, code)),
        BoundIn list => new(AnyOf(list, code)),
        BoundConditional choice => new ChoiceEmitter(this).Conditional(choice, code),
        BoundCoalesce coalesce => new ChoiceEmitter(this).Coalesce(coalesce, code),
        BoundMath math => new MathEmitter(this).Emit(math, code),
        BoundAggregate aggregate => new ListEmitter(this).Aggregate(aggregate, code),
        _ => throw new InvalidOperationException($"no code for {node.GetType().Name}"),
    };

    internal static bool IsCondition(BoundNode node) => NumberTypes.Bare(node.Type) == typeof(bool);

    internal static Expression Compare(BoundComparison node, Operand left, Operand right)
    {
        var holds = Expression.MakeBinary(
            node.Operator switch
            {
                "==" => ExpressionType.Equal,
                "!=" => ExpressionType.NotEqual,
                "<" => ExpressionType.LessThan,
                "<=" => ExpressionType.LessThanOrEqual,
                ">" => ExpressionType.GreaterThan,
                _ => ExpressionType.GreaterThanOrEqual,
            },
            left.Value,
            right.Value);
        return Operand.BothKnown(left, right) is { } known
            ? Expression.Condition(known, Truths.Of(holds), new Operand(holds, known, Operand.EitherUnset(left, right)).Undecided)
            : Truths.Of(holds);
    }

    /// <summary>An operand whose parts may be evaluated more than once.</summary>
    internal static Operand Kept(Operand operand, Code code)
    {
        if (operand.Known is null)
        {
            return operand with { Value = code.Stored(operand.Value) };
        }

        // A value that is not there must not be evaluated, so it is kept behind its own condition.
        var known = code.Stored(operand.Known);
        return new(code.Stored(Expression.Condition(known, operand.Value, Expression.Default(operand.Value.Type))), known, operand.Unset);
    }

    internal static Operand Arithmetic(char symbol, Operand left, Operand right, Code code)
    {
        var result = code.Local(Expression.Default(left.Value.Type));
        Expression computed = Exact.Call(symbol, left.Value, right.Value, result);
        var known = code.Local(Operand.BothKnown(left, right) is { } both ? Expression.AndAlso(both, computed) : computed);
        return new(result, known, Operand.EitherUnset(left, right));
    }

    private static Operand Converted(Operand operand, Type type) =>
        operand with { Value = Expression.Convert(operand.Value, NumberTypes.Bare(type)) };

    private Operand Member(BoundMember node, Code code)
    {
        var owner = Emit(node.Owner, code);
        var property = Expression.Property(owner.Value, node.Property);
        if (!node.CanBeNull && owner.Known is null)
        {
            return new(IsCondition(node) ? Truths.Of(property) : property);
        }

        if (owner.Known is null && property.Type == typeof(bool?))
        {
            return new(Expression.Call(typeof(FactTruths), nameof(FactTruths.Of), null, property));
        }

        Expression value = owner.Known is null
            ? property
            : Expression.Condition(owner.Known, property, Expression.Default(property.Type));
        return Fact(code.Local(value), node.CanBeNull ? null : owner.Known, owner.Unset);
    }

    /// <summary>The operand of a value just read: null means missing.</summary>
    internal static Operand Fact(Expression read, Expression? known = null, Expression? unset = null)
    {
        var (value, present) = NumberTypes.IsNullable(read.Type)
            ? ((Expression)Expression.Call(read, "GetValueOrDefault", null), Expression.Property(read, "HasValue"))
            : (read, known ?? (read.Type.IsValueType ? null : Expression.NotEqual(read, Expression.Constant(null, read.Type))));
        if (value.Type != typeof(bool))
        {
            return new(value, present, unset);
        }

        return new(present is null ? Truths.Of(value) : Expression.Condition(present, Truths.Of(value), new Operand(value, present, unset).Undecided));
    }

    private Expression Comparison(BoundComparison node, Code code)
    {
        if (!IsCondition(node.Left))
        {
            return OneFact(node, code) ?? Compare(node, Emit(node.Left, code), Emit(node.Right, code));
        }

        // A yes/no fact beside the word `true` or `false` is its own answer, or the opposite one.
        if (node.Right is BoundConstant { Value: bool wanted })
        {
            var truth = Emit(node.Left, code).Value;
            return wanted == (node.Operator == "==") ? truth : Opposite(node.Left, truth, code);
        }

        var (left, right) = (code.StoredTruth(Emit(node.Left, code).Value), code.StoredTruth(Emit(node.Right, code).Value));
        var same = node.Operator == "==" ? Expression.Equal(left, right) : Expression.NotEqual(left, right);
        return Expression.Condition(
            Expression.AndAlso(IsDecided(left), IsDecided(right)),
            Truths.Of(same),
            Expression.Condition(
                Expression.OrElse(Truths.Is(left, Truths.Unset), Truths.Is(right, Truths.Unset)), Truths.Unset, Truths.Unknown));
    }

    // A fact beside a value at hand: the commonest comparison of all.
    private Expression? OneFact(BoundComparison node, Code code)
    {
        if (node.Left is not BoundMember { CanBeNull: true } fact || Nullable.GetUnderlyingType(fact.Type) is not { } type
            || !(type.IsEnum || NumberTypes.IsNumber(type)) || node.Right is not (BoundConstant or BoundVariable))
        {
            return null;
        }

        var (owner, right) = (Emit(fact.Owner, code), Emit(node.Right, code));
        if (owner.Known is not null)
        {
            return null;
        }

        var method = (node.Operator, type.IsEnum) switch
        {
            ("==", true) => nameof(FactTruths.Is),
            ("!=", true) => nameof(FactTruths.IsNot),
            ("==", _) => nameof(FactTruths.Equal),
            ("!=", _) => nameof(FactTruths.NotEqual),
            ("<", _) => nameof(FactTruths.Less),
            ("<=", _) => nameof(FactTruths.LessOrEqual),
            (">", _) => nameof(FactTruths.Greater),
            _ => nameof(FactTruths.GreaterOrEqual),
        };
        var truth = Expression.Call(typeof(FactTruths), method, [type], Expression.Property(owner.Value, fact.Property), right.Value);
        return right.Known is null ? truth : Expression.Condition(right.Known, truth, right.Undecided);
    }

    // One opposite of another goes through a local, for the same reason as a chain.
    private static Expression Opposite(BoundNode node, Expression truth, Code code) =>
        Truths.Not(node is BoundNot or BoundComparison ? code.StoredTruth(truth) : truth);

    private static Expression IsDecided(Expression truth) =>
        Expression.OrElse(Truths.Is(truth, Truths.NotMet), Truths.Is(truth, Truths.Met));

    private Expression NullCheck(BoundNullCheck node, Code code)
    {
        var operand = Emit(node.Operand, code);
        var present = IsCondition(node.Operand) ? IsDecided(code.StoredTruth(operand.Value)) : operand.Known ?? Expression.Constant(true);
        return Truths.Of(node.IsMissing ? Expression.Not(present) : present);
    }

    private Expression Logical(BoundLogical node, Code code)
    {
        var left = Emit(node.Left, code).Value;
        var probe = new Code();
        var right = Emit(node.Right, probe).Value;
        if (probe.IsEmpty && node.Left is not BoundLogical)
        {
            // Nothing to skip: two values at hand are combined faster than a branch is taken.
            return Truths.Combine(node.IsAnd, left, right);
        }

        // A chain goes through one local, so that a long one does not become a deep one.
        var truth = node.Left is BoundLogical ? code.StoredTruth(left) : code.Local(left);
        if (probe.IsEmpty)
        {
            code.Set(truth, Truths.Combine(node.IsAnd, truth, right));
            return truth;
        }

        probe.Set(truth, Truths.Combine(node.IsAnd, truth, right));
        code.Add(Expression.IfThen(Expression.NotEqual(truth, node.IsAnd ? Truths.NotMet : Truths.Met), probe.ToBlock()));
        return truth;
    }

    private Expression AnyOf(BoundIn node, Code code)
    {
        var value = Kept(Emit(node.Value, code), code);
        var truth = code.Local(Truths.NotMet);
        foreach (var test in node.Tests)
        {
            code.If(Expression.NotEqual(truth, Truths.Met), inner =>
            {
                var left = ReferenceEquals(test.Left, node.Value) ? value
                    : test.Left is BoundConvert convert ? Converted(value, convert.Type)
                    : Emit(test.Left, inner);
                inner.Set(truth, Truths.Max(truth, inner.StoredTruth(Compare(test, left, Emit(test.Right, inner)))));
            });
        }

        return truth;
    }

    private sealed record Item(Operand Operand, Expression Index);
}
