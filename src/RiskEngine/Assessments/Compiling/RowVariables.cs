using System.Linq.Expressions;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Code for the variables of a rule set: where each form of the plan finds facts, parameters, derived values and outcomes.</summary>
internal sealed class RowVariables
{
    private readonly Dictionary<string, Operand> operands = new(StringComparer.Ordinal);

    public RowVariables(BoundRuleSet bound, Code code)
    {
        Household = Expression.Parameter(typeof(HouseholdFacts), "household");
        Parameters = Expression.Parameter(typeof(ParameterRow), "parameters");
        Row = Expression.Parameter(typeof(Assessment), "row");
        Outcomes = Local(code, Row, nameof(Assessment.Outcomes));
        DerivedNumbers = Local(code, Row, nameof(Assessment.DerivedNumbers));
        DerivedStates = Local(code, Row, nameof(Assessment.DerivedStates));
        operands["household"] = new Operand(Household);
        AddParameters(bound, code);
        foreach (var global in bound.Globals)
        {
            operands[global.Name] = DerivedAt(global);
        }

        foreach (var rule in bound.Rules)
        {
            operands[$"flags.{rule.Code}"] = new Operand(OutcomeAt(rule));
        }

        var states = Local(code, Row, nameof(Assessment.CategoryStates));
        for (var index = 0; index < bound.Categories.Count; index++)
        {
            operands[$"flags.{bound.Categories[index]}"] = new Operand(Whole(Expression.ArrayAccess(states, Expression.Constant(index))));
        }
    }

    public ParameterExpression Household { get; }

    public ParameterExpression Parameters { get; }

    public ParameterExpression Row { get; }

    public Expression Outcomes { get; }

    public Expression DerivedNumbers { get; }

    public Expression DerivedStates { get; }

    // A rule that sleeps has no outcome; whoever still reads it finds it not met.
    public Operand Read(Variable variable) =>
        operands.TryGetValue(variable.Path, out var operand) ? operand : new Operand(Expression.Constant((int)Truth.NotMet));

    public Operand Read(string code) => operands.TryGetValue($"flags.{code}", out var operand) ? operand : new Operand(Expression.Constant((int)Truth.NotMet));

    public static Expression Local(Code code, Expression owner, string property) =>
        code.Local(Expression.Property(owner, owner.Type.GetProperty(property, All)!));

    public static Expression Whole(Expression value) => Expression.Convert(value, typeof(int));

    public static Expression Slot(Expression array, int index) => Expression.ArrayAccess(array, Expression.Constant(index));

    public static bool IsCondition(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool);

    private const System.Reflection.BindingFlags All =
        System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic;

    // A rule that only an unset parameter leaves open has no effect on what reads it.
    private Expression OutcomeAt(BoundRule rule)
    {
        var outcome = Whole(Slot(Outcomes, rule.Index));
        return rule.Condition.Reads.Any(variable => variable.CanBeUnset)
            ? Expression.Condition(Expression.Equal(outcome, Expression.Constant((int)Truth.Unset)), Expression.Constant((int)Truth.NotMet), outcome)
            : outcome;
    }

    private Operand DerivedAt(BoundGlobal global)
    {
        var state = Whole(Slot(DerivedStates, global.Index));
        if (IsCondition(global.Expression.Type))
        {
            return new Operand(state);
        }

        Expression number = Slot(DerivedNumbers, global.Index);
        var type = Nullable.GetUnderlyingType(global.Expression.Type) ?? global.Expression.Type;
        return new Operand(
            type == typeof(decimal) ? number : Expression.Convert(number, type),
            Expression.Equal(state, Expression.Constant(0)),
            Expression.Equal(state, Expression.Constant(2)));
    }

    private void AddParameters(BoundRuleSet bound, Code code)
    {
        var numbers = Local(code, Parameters, nameof(ParameterRow.Numbers));
        var wholes = Local(code, Parameters, nameof(ParameterRow.Wholes));
        var truths = Local(code, Parameters, nameof(ParameterRow.Truths));
        var isSet = Local(code, Parameters, nameof(ParameterRow.IsSet));
        var list = bound.RuleSet.Parameters;
        for (var index = 0; index < list.Count; index++)
        {
            var known = Slot(isSet, index);
            operands[$"parameters.{list[index].Name}"] = list[index].Type == typeof(bool)
                ? new Operand(Slot(truths, index))
                : new Operand(Slot(list[index].Type == typeof(int) ? wholes : numbers, index), known, Expression.Not(known));
        }
    }
}
