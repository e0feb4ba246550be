using System.Linq.Expressions;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Emitting;

/// <summary>One expression as a delegate of its own, for tools and tests; rule sets are fused instead.</summary>
public sealed class CompiledExpression
{
    private readonly Func<Func<Variable, object?>, object> evaluate;

    /// <summary>Compiles a checked expression.</summary>
    public CompiledExpression(BoundExpression expression)
    {
        ArgumentNullException.ThrowIfNull(expression);
        var values = Expression.Parameter(typeof(Func<Variable, object?>));
        var code = new Code();
        var locals = expression.Reads.ToDictionary(
            variable => variable,
            variable => code.Local(Expression.Invoke(values, Expression.Constant(variable))));
        var result = new Emitter(variable => Read(variable, locals[variable])).Emit(expression, code);
        var answer = Expression.Variable(typeof(object));
        code.Add(Expression.Assign(answer, Boxed(expression, result)));
        var body = Expression.Block([answer], code.ToBlock(), answer);
        evaluate = Expression.Lambda<Func<Func<Variable, object?>, object>>(body, values).Compile();
    }

    /// <summary>As <see cref="Interpreting.Interpreter.Evaluate(BoundExpression)"/>: a truth, a value or its absence.</summary>
    public object Evaluate(Func<Variable, object?> read) => evaluate(read);

    internal static Operand Read(Variable variable, ParameterExpression value)
    {
        var bare = NumberTypes.Bare(variable.Type);
        var isUnset = Expression.Equal(value, Expression.Constant(Absent.Unset, typeof(object)), false, typeof(object).GetMethod("Equals", [typeof(object), typeof(object)]));
        if (bare == typeof(bool))
        {
            return new(Expression.Call(typeof(CompiledExpression), nameof(TruthOf), null, value));
        }

        var present = Expression.TypeIs(value, bare);
        return new(Expression.Convert(value, bare), NumberTypes.IsNullable(variable.Type) || bare == typeof(string) || variable.CanBeUnset ? present : null, isUnset);
    }

    private static int TruthOf(object? value) => (int)(value switch
    {
        Truth truth => truth,
        bool yes => yes ? Truth.Met : Truth.NotMet,
        Absent.Unset => Truth.Unset,
        _ => Truth.Unknown,
    });

    private static Expression Boxed(BoundExpression expression, Operand result)
    {
        if (NumberTypes.Bare(expression.Type) == typeof(bool))
        {
            return Expression.Convert(Expression.Convert(result.Value, typeof(Truth)), typeof(object));
        }

        var value = Expression.Convert(result.Value, typeof(object));
        Expression missing = Expression.Constant(Absent.Missing, typeof(object));
        return result.Known is null ? value : Expression.Condition(
            result.Known,
            value,
            result.Unset is null ? missing : Expression.Condition(result.Unset, Expression.Constant(Absent.Unset, typeof(object)), missing));
    }
}
