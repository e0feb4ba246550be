using System.Linq.Expressions;

namespace RiskEngine.Language.Emitting;

/// <summary>Statements being written, with the locals that they use.</summary>
public sealed class Code
{
    private readonly List<ParameterExpression> locals = [];
    private readonly List<Expression> statements = [];

    /// <summary>Whether nothing has been written yet.</summary>
    public bool IsEmpty => statements.Count == 0;

    /// <summary>Appends a statement.</summary>
    public void Add(Expression statement) => statements.Add(statement);

    /// <summary>A new local with a first value.</summary>
    public ParameterExpression Local(Expression value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var local = Expression.Variable(value.Type);
        locals.Add(local);
        statements.Add(Expression.Assign(local, value));
        return local;
    }

    /// <summary>The value in a local, unless it is one already or a constant: what is used twice is computed once.</summary>
    public Expression Stored(Expression value) => value is ParameterExpression or ConstantExpression ? value : Local(value);

    /// <summary>A condition's truth in a local.</summary>
    public ParameterExpression StoredTruth(Expression truth) => truth as ParameterExpression ?? Local(truth);

    /// <summary>Assigns a local.</summary>
    public void Set(ParameterExpression local, Expression value) => Add(Expression.Assign(local, value));

    /// <summary>Appends what is written inside only where the condition holds; null means always.</summary>
    public void If(Expression? condition, Action<Code> then, Action<Code>? otherwise = null)
    {
        ArgumentNullException.ThrowIfNull(then);
        var inner = new Code();
        then(inner);
        if (condition is null)
        {
            Add(inner.ToBlock());
            return;
        }

        if (otherwise is null)
        {
            Add(Expression.IfThen(condition, inner.ToBlock()));
            return;
        }

        var other = new Code();
        otherwise(other);
        Add(Expression.IfThenElse(condition, inner.ToBlock(), other.ToBlock()));
    }

    /// <summary>Everything written, as one block without a value.</summary>
    public Expression ToBlock() => statements.Count == 0 ? Expression.Empty() : Expression.Block(typeof(void), locals, statements);
}
