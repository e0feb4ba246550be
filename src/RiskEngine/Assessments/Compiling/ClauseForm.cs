using System.Linq.Expressions;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>One clause of a rule with what its operands were.</summary>
internal readonly record struct ClauseValue(OperandValue Left, OperandValue Right, Truth Truth);

/// <summary>The form of a rule set that records the operands of every clause, for the full explanation.</summary>
internal sealed class ClauseForm
{
    private readonly Fill[] fills;

    private ClauseForm(Fill[] fills, int count)
    {
        this.fills = fills;
        Count = count;
    }

    private delegate void Fill(HouseholdFacts household, ParameterRow parameters, Assessment row, ClauseValue[] clauses);

    /// <summary>Number of clauses of all rules.</summary>
    public int Count { get; }

    public static ClauseForm Compile(BoundRuleSet bound)
    {
        // A delegate per domain: one for all is long enough for the JIT to give up optimising it.
        var fills = bound.Rules.GroupBy(rule => rule.Domain.Name).Select(domain => CompileRules(bound, domain)).ToArray();
        return new ClauseForm(fills, bound.Rules.Sum(rule => rule.Condition.Clauses.Count));
    }

    public void Run(Assessment row, ClauseValue[] clauses)
    {
        foreach (var fill in fills)
        {
            fill(row.Facts, row.Parameters, row, clauses);
        }
    }

    private static Fill CompileRules(BoundRuleSet bound, IEnumerable<BoundRule> rules)
    {
        var code = new Code();
        var variables = new RowVariables(bound, code);
        var emitter = new Emitter(variables.Read);
        var clauses = Expression.Parameter(typeof(ClauseValue[]));
        foreach (var rule in rules)
        {
            var recorder = new ClauseEmitter(emitter, (place, left, right, truth) => Expression.Assign(
                RowVariables.Slot(clauses, rule.FirstClause + place),
                Expression.New(
                    typeof(ClauseValue).GetConstructors()[0],
                    Kept(left, rule.Condition.Clauses[place].OperandType),
                    Kept(right, rule.Condition.Clauses[place].OperandType),
                    Expression.Convert(truth, typeof(Truth)))));
            code.If(null, inner => recorder.Emit(rule.Condition, inner));
        }

        return Expression.Lambda<Fill>(code.ToBlock(), variables.Household, variables.Parameters, variables.Row, clauses).Compile();
    }

    private static Expression Kept(Operand? operand, Type type) =>
        operand is { } there ? OperandCode.Of(there, type) : Expression.Default(typeof(OperandValue));
}
