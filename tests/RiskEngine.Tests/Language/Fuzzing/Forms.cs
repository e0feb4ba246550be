using System.Linq.Expressions;
using System.Reflection;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>What the emitted forms of a condition report while they run.</summary>
internal sealed class Reported
{
    public List<(int Clause, Truth Truth)> Clauses { get; } = [];

    public List<(PropertyInfo Property, int Index)> Facts { get; } = [];

    public List<Variable> Variables { get; } = [];

    public void Clause(int clause, int truth) => Clauses.Add((clause, (Truth)truth));

    public void Fact(PropertyInfo property, int index) => Facts.Add((property, index));

    public void Open(Variable variable) => Variables.Add(variable);
}

/// <summary>A condition in the forms that rule sets fuse: its clauses recorded, and the facts behind an unknown found.</summary>
internal sealed class Forms
{
    private static readonly ParameterExpression Values = Expression.Parameter(typeof(Func<Variable, object?>));
    private static readonly ParameterExpression Reported = Expression.Parameter(typeof(Reported));

    private readonly Func<Func<Variable, object?>, Reported, int> clauses;
    private readonly Func<Func<Variable, object?>, Reported, int> gaps;
    private readonly Func<Func<Variable, object?>, Reported, int> behind;

    public Forms(BoundExpression expression)
    {
        clauses = Compiled(expression, (emitter, code) => new ClauseEmitter(emitter, (at, _, _, truth) =>
            Expression.Call(Reported, nameof(Fuzzing.Reported.Clause), null, Expression.Constant(at), truth)).Emit(expression, code));
        gaps = Compiled(expression, (emitter, code) =>
        {
            var truth = emitter.EmitTruth(expression, code);
            Gaps(emitter).Emit(expression, code);
            return truth;
        });
        behind = Compiled(expression, (emitter, code) =>
        {
            var truth = emitter.EmitTruth(expression, code);
            code.If(Expression.Equal(truth, Expression.Constant((int)Truth.Unknown)), open => Gaps(emitter).EmitBehind(expression, open));
            return truth;
        });
    }

    public Truth Explain(Func<Variable, object?> read, Reported reported) => (Truth)clauses(read, reported);

    public Truth FindGaps(Func<Variable, object?> read, Reported reported) => (Truth)gaps(read, reported);

    /// <summary>The same where it is known beforehand whether the condition is undecided.</summary>
    public Truth FindGapsBehind(Func<Variable, object?> read, Reported reported) => (Truth)behind(read, reported);

    private static GapEmitter Gaps(Emitter emitter) => new(
        emitter,
        (property, index) => Expression.Call(
            Reported, nameof(Fuzzing.Reported.Fact), null, Expression.Constant(property, typeof(PropertyInfo)), index),
        variable => variable.IsFact
            ? Expression.Call(Reported, nameof(Fuzzing.Reported.Open), null, Expression.Constant(variable))
            : null);

    private static Func<Func<Variable, object?>, Reported, int> Compiled(BoundExpression expression, Func<Emitter, Code, Expression> emit)
    {
        var code = new Code();
        var locals = expression.Reads.ToDictionary(
            variable => variable,
            variable => code.Local(Expression.Invoke(Values, Expression.Constant(variable))));
        var truth = emit(new Emitter(variable => CompiledExpression.Read(variable, locals[variable])), code);
        var answer = Expression.Variable(typeof(int));
        code.Add(Expression.Assign(answer, truth));
        return Expression.Lambda<Func<Func<Variable, object?>, Reported, int>>(
            Expression.Block([answer], code.ToBlock(), answer), Values, Reported).Compile();
    }
}
