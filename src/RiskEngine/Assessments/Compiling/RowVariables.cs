using System.Linq.Expressions;
using System.Reflection;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Code for the variables of a rule set: where each form of the plan finds facts, parameters, derived values and outcomes.</summary>
internal sealed class RowVariables
{
    private readonly Dictionary<string, Func<Operand>> operands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Expression> arrays = new(StringComparer.Ordinal);
    private readonly Code code;

    /// <param name="bound">The rule set.</param>
    /// <param name="code">The body of the delegate: what is read at all is read there once.</param>
    public RowVariables(BoundRuleSet bound, Code code)
    {
        this.code = code;
        Household = Expression.Parameter(typeof(HouseholdFacts), "household");
        Parameters = Expression.Parameter(typeof(ParameterRow), "parameters");
        Row = Expression.Parameter(typeof(Assessment), "row");
        operands["household"] = () => new Operand(Household);
        AddParameters(bound);
        foreach (var global in bound.Globals)
        {
            operands[global.Name] = () => DerivedAt(global);
        }

        foreach (var rule in bound.Rules)
        {
            operands[$"flags.{rule.Code}"] = () => new Operand(Whole(rule.CanBeUnset ? ReadOutcome(rule.Index) : Outcome(rule.Index)));
        }

        for (var index = 0; index < bound.Categories.Count; index++)
        {
            var place = index;
            operands[$"flags.{bound.Categories[index]}"] = () => new Operand(Whole(InRow(nameof(Assessment.CategoryStates), place)));
        }
    }

    public ParameterExpression Household { get; }

    public ParameterExpression Parameters { get; }

    public ParameterExpression Row { get; }

    /// <summary>Where a rule's outcome stands.</summary>
    public Expression Outcome(int rule) => InRow(nameof(Assessment.Outcomes), rule);

    /// <summary>Where it stands as other rules read it, for rules that an unset parameter can leave open.</summary>
    public Expression ReadOutcome(int rule) => InRow(nameof(Assessment.ReadOutcomes), rule);

    /// <summary>Where a derived number stands.</summary>
    public Expression DerivedNumber(int global) => InRow(nameof(Assessment.DerivedNumbers), global);

    /// <summary>Where the state of a derived value stands.</summary>
    public Expression DerivedState(int global) => InRow(nameof(Assessment.DerivedStates), global);

    /// <summary>An element of an array of the row.</summary>
    public Expression InRow(string array, int index) => Slot(ArrayOf(Row, array), index);

    // A rule that sleeps has no outcome; whoever still reads it finds it not met.
    public Operand Read(Variable variable) => Read(variable.Path);

    /// <summary>What came of a flag, or whether a category is the household's.</summary>
    public Operand ReadFlag(string flag) => Read($"flags.{flag}");

    public static Expression Whole(Expression value) => Expression.Convert(value, typeof(int));

    public static Expression Slot(Expression array, int index) => Expression.ArrayAccess(array, Expression.Constant(index));

    public static bool IsCondition(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(bool);

    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private Operand Read(string path) =>
        operands.TryGetValue(path, out var operand) ? operand() : new Operand(Expression.Constant((int)Truth.NotMet));

    private Expression ArrayOf(Expression owner, string property)
    {
        if (!arrays.TryGetValue(property, out var array))
        {
            arrays[property] = array = code.Local(Expression.Property(owner, owner.Type.GetProperty(property, All)!));
        }

        return array;
    }

    private Operand DerivedAt(BoundGlobal global)
    {
        var state = Whole(DerivedState(global.Index));
        if (IsCondition(global.Expression.Type))
        {
            return new Operand(state);
        }

        var number = DerivedNumber(global.Index);
        var type = Nullable.GetUnderlyingType(global.Expression.Type) ?? global.Expression.Type;
        return new Operand(
            type == typeof(decimal) ? number : Expression.Convert(number, type),
            Expression.Equal(state, Expression.Constant(0)),
            Expression.Equal(state, Expression.Constant(2)));
    }

    private void AddParameters(BoundRuleSet bound)
    {
        var list = bound.RuleSet.Parameters;
        for (var index = 0; index < list.Count; index++)
        {
            var (place, type) = (index, list[index].Type);
            operands[$"parameters.{list[index].Name}"] = () =>
            {
                if (type == typeof(bool))
                {
                    return new Operand(Slot(ArrayOf(Parameters, nameof(ParameterRow.Truths)), place));
                }

                var known = Slot(ArrayOf(Parameters, nameof(ParameterRow.IsSet)), place);
                var numbers = type == typeof(int) ? nameof(ParameterRow.Wholes) : nameof(ParameterRow.Numbers);
                return new Operand(Slot(ArrayOf(Parameters, numbers), place), known, Expression.Not(known));
            };
        }
    }
}
