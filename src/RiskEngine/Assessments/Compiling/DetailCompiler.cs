using System.Linq.Expressions;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Compiling;

/// <summary>
/// Compiles what a rule says beyond its outcome: margin, members, amount, due day, category. A delegate for each rule, made when
/// the rule is first met: most households meet few rules, and a short run should not pay for the rest.
/// </summary>
internal sealed class DetailCompiler
{
    private readonly BoundRuleSet bound;
    private readonly BoundRule rule;
    private readonly Code code = new();
    private readonly RowVariables variables;
    private readonly Emitter emitter;

    private DetailCompiler(BoundRuleSet bound, BoundRule rule)
    {
        this.bound = bound;
        this.rule = rule;
        variables = new RowVariables(bound, code);
        emitter = new Emitter(variables.Read);
    }

    public static bool HasDetails(BoundRule rule) =>
        HasMargin(rule) || rule.Members is not null || rule.Amount is not null || rule.DueInDays is not null || rule.Category is not null;

    public static Plan Compile(BoundRuleSet bound, BoundRule rule) => new DetailCompiler(bound, rule).Compile();

    private static bool HasMargin(BoundRule rule) => rule.Domain.Kind == DomainKind.Flags && rule.Condition.HasMargin;

    private Plan Compile()
    {
        if (HasMargin(rule))
        {
            code.Add(Expression.Assign(Slot(nameof(Assessment.Margins)), emitter.EmitWithMargin(rule.Condition, code).Margin));
        }

        if (rule.Members is { } members)
        {
            var bits = code.Local(Expression.Constant(0UL));
            emitter.EmitMatches(members, code, index => Expression.OrAssign(bits, Expression.LeftShift(Expression.Constant(1UL), index)));
            code.Add(Expression.Assign(Slot(nameof(Assessment.MemberBits)), bits));
        }

        if (rule.Amount is { } amount)
        {
            EmitNumber(amount, nameof(Assessment.Amounts), nameof(Assessment.HasAmount));
        }

        if (rule.DueInDays is { } due)
        {
            EmitNumber(due, nameof(Assessment.DueInDays), nameof(Assessment.HasDue));
        }

        if (rule.Category is { } category)
        {
            EmitCategory(category);
        }

        return Expression.Lambda<Plan>(code.ToBlock(), variables.Household, variables.Parameters, variables.Row).Compile();
    }

    private void EmitNumber(BoundExpression expression, string numbers, string flags)
    {
        var value = emitter.Emit(expression, code);
        var known = code.Stored(value.Known ?? Expression.Constant(true));
        var slot = Slot(numbers);
        code.Add(Expression.Assign(Slot(flags), known));
        code.If(known, there => there.Add(Expression.Assign(
            slot, value.Value.Type == slot.Type ? value.Value : Expression.Convert(value.Value, slot.Type))));
    }

    private void EmitCategory(BoundExpression expression)
    {
        var value = emitter.Emit(expression, code);
        var places = Enum.GetValues<MonitoringCategory>().Max(category => (int)category) + 1;
        var categories = bound.Categories.ToList();
        var table = Enumerable.Range(0, places).Select(category => categories.IndexOf(((MonitoringCategory)category).ToString())).ToArray();
        Expression place = Expression.ArrayIndex(Expression.Constant(table), Expression.Convert(value.Value, typeof(int)));
        code.Add(Expression.Assign(
            variables.InRow(nameof(Assessment.YieldedCategories), categories.IndexOf(rule.Code)),
            value.Known is null ? place : Expression.Condition(value.Known, place, Expression.Constant(-1))));
    }

    private Expression Slot(string array) => variables.InRow(array, rule.Index);
}
