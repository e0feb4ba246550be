using System.Linq.Expressions;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Evaluates every rule of a set on a household and leaves the answers in the row.</summary>
internal delegate void Plan(HouseholdFacts household, ParameterRow parameters, Assessment row);

/// <summary>Fuses the rules of a set into delegates: no call per rule, no boxing, no allocation.</summary>
internal sealed class PlanCompiler
{
    // Beyond some thousand uses of locals the JIT compiles a method without optimising it, so a long set becomes a few delegates.
    private const int StepsPerDelegate = 16;

    private readonly BoundRuleSet bound;
    private readonly Code code = new();
    private readonly RowVariables variables;
    private readonly Emitter emitter;

    private PlanCompiler(BoundRuleSet bound)
    {
        this.bound = bound;
        variables = new RowVariables(bound, code);
        emitter = new Emitter(variables.Read);
    }

    public static Plan Compile(BoundRuleSet bound)
    {
        var beforeCategory = bound.Steps.TakeWhile(step => !ReadsCategory(step)).ToList();
        return CompileAll(bound, beforeCategory)
            + ((_, _, row) => row.DecideCategory())
            + CompileAll(bound, bound.Steps.Skip(beforeCategory.Count));
    }

    private static bool ReadsCategory(object step) => step is BoundRule { Domain.Kind: DomainKind.Measures or DomainKind.Steps };

    private static Plan? CompileAll(BoundRuleSet bound, IEnumerable<object> steps) => steps
        .Chunk(StepsPerDelegate)
        .Select(chunk => new PlanCompiler(bound).Compile(chunk))
        .Aggregate(default(Plan), (all, next) => all + next);

    private Plan Compile(IEnumerable<object> steps)
    {
        foreach (var step in steps)
        {
            if (step is BoundGlobal global)
            {
                code.If(null, inner => EmitGlobal(global, inner));
            }
            else
            {
                code.If(null, inner => EmitRule((BoundRule)step, inner));
            }
        }

        return Expression.Lambda<Plan>(code.ToBlock(), variables.Household, variables.Parameters, variables.Row).Compile();
    }

    private const System.Reflection.BindingFlags Hidden = System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic;

    private void EmitGlobal(BoundGlobal global, Code inner)
    {
        var value = emitter.Emit(global.Expression, inner);
        var state = RowVariables.Slot(variables.DerivedStates, global.Index);
        if (RowVariables.IsCondition(global.Expression.Type))
        {
            inner.Add(Expression.Assign(state, AsByte(value.Value)));
            return;
        }

        var number = RowVariables.Slot(variables.DerivedNumbers, global.Index);
        inner.If(
            value.Known ?? Expression.Constant(true),
            known =>
            {
                known.Add(Expression.Assign(number, Expression.Convert(value.Value, typeof(decimal))));
                known.Add(Expression.Assign(state, Expression.Constant((byte)0)));
            },
            absent => absent.Add(Expression.Assign(state, AsByte(value.Unset is null
                ? Expression.Constant(1)
                : Expression.Condition(value.Unset, Expression.Constant(2), Expression.Constant(1))))));
    }

    private void EmitRule(BoundRule rule, Code inner)
    {
        Expression? margin = null;
        ParameterExpression truth;
        if (rule.Domain.Kind == DomainKind.Flags && rule.Condition.HasMargin)
        {
            (truth, margin) = emitter.EmitWithMargin(rule.Condition, inner);
        }
        else
        {
            truth = rule.Rule.Addresses.Count > 0 ? EmitAddressed(rule, inner) : emitter.EmitTruth(rule.Condition, inner);
        }

        inner.Add(Expression.Assign(RowVariables.Slot(variables.Outcomes, rule.Index), AsByte(truth)));
        var extras = new Code();
        EmitExtras(rule, margin, extras);
        if (!extras.IsEmpty)
        {
            inner.Add(Expression.IfThen(Expression.Equal(truth, Expression.Constant((int)Truth.Met)), extras.ToBlock()));
        }

        // An open row may still turn out to be the household's, and then what it yields is.
        if (rule.Category is { } category)
        {
            inner.If(Expression.GreaterThanOrEqual(truth, Expression.Constant((int)Truth.Unknown)), open => EmitCategory(rule, category, open));
        }
    }

    // Help is proposed when something calls for it and its own condition holds.
    private ParameterExpression EmitAddressed(BoundRule rule, Code inner)
    {
        var truth = inner.Local(Expression.Constant((int)Truth.NotMet));
        foreach (var address in rule.Rule.Addresses)
        {
            var called = inner.StoredTruth(variables.Read(address).Value);
            inner.Set(truth, Expression.Condition(Expression.GreaterThan(called, truth), called, truth));
        }

        inner.If(Expression.NotEqual(truth, Expression.Constant((int)Truth.NotMet)), called =>
        {
            var own = emitter.EmitTruth(rule.Condition, called);
            called.Set(truth, Expression.Condition(Expression.LessThan(own, truth), own, truth));
        });
        return truth;
    }

    private void EmitExtras(BoundRule rule, Expression? margin, Code met)
    {
        if (margin is not null)
        {
            met.Add(Expression.Assign(Slot(met, nameof(Assessment.Margins), rule), margin));
        }

        if (rule.Members is { } members)
        {
            var bits = met.Local(Expression.Constant(0UL));
            emitter.EmitMatches(members, met, index =>
                Expression.OrAssign(bits, Expression.LeftShift(Expression.Constant(1UL), index)));
            met.Add(Expression.Assign(Slot(met, nameof(Assessment.MemberBits), rule), bits));
        }

        if (rule.Amount is { } amount)
        {
            EmitNumber(amount, nameof(Assessment.Amounts), nameof(Assessment.HasAmount), rule, met);
        }

        if (rule.DueInDays is { } due)
        {
            EmitNumber(due, nameof(Assessment.DueInDays), nameof(Assessment.HasDue), rule, met);
        }

    }

    private void EmitNumber(BoundExpression expression, string numbers, string flags, BoundRule rule, Code met)
    {
        var value = emitter.Emit(expression, met);
        var known = met.Stored(value.Known ?? Expression.Constant(true));
        var slot = Slot(met, numbers, rule);
        met.Add(Expression.Assign(Slot(met, flags, rule), known));
        met.If(known, there => there.Add(Expression.Assign(slot, value.Value.Type == slot.Type ? value.Value : Expression.Convert(value.Value, slot.Type))));
    }

    private void EmitCategory(BoundRule rule, BoundExpression expression, Code open)
    {
        var value = emitter.Emit(expression, open);
        var places = Enum.GetValues<MonitoringCategory>().Max(code => (int)code) + 1;
        var categories = bound.Categories.ToList();
        var table = Enumerable.Range(0, places).Select(code => categories.IndexOf(((MonitoringCategory)code).ToString())).ToArray();
        Expression place = Expression.ArrayIndex(Expression.Constant(table), Expression.Convert(value.Value, typeof(int)));
        open.Add(Expression.Assign(
            RowVariables.Slot(RowVariables.Local(open, variables.Row, nameof(Assessment.YieldedCategories)), categories.IndexOf(rule.Code)),
            value.Known is null ? place : Expression.Condition(value.Known, place, Expression.Constant(-1))));
    }

    private Expression Slot(Code inner, string array, BoundRule rule) =>
        RowVariables.Slot(RowVariables.Local(inner, variables.Row, array), rule.Index);

    private static Expression AsByte(Expression value) => Expression.Convert(value, typeof(byte));
}
