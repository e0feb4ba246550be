using System.Linq.Expressions;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Evaluates rules of a set on a household and leaves the answers in the row.</summary>
internal delegate void Plan(HouseholdFacts household, ParameterRow parameters, Assessment row);

/// <summary>A stretch of a rule set: what is asked of every household, or a rule that is asked on demand.</summary>
internal readonly record struct PlanStage(Plan? Plan, OnDemandRules? OnDemand)
{
    public void Run(Assessment row)
    {
        if (Plan is not null)
        {
            Plan(row.Facts, row.Parameters, row);
            row.Open.Add(row.Outcomes);
        }
        else
        {
            OnDemand!.Evaluate(row);
        }
    }
}

/// <summary>Fuses the rules of a set into a few delegates: no call per rule, no boxing, no allocation.</summary>
internal sealed class PlanCompiler
{
    // Beyond some thousand uses of locals the JIT compiles a method without optimising it, so a long set becomes a few delegates.
    private const int StepsPerDelegate = 24;

    private readonly Code code = new();
    private readonly RowVariables variables;
    private readonly Emitter emitter;

    private PlanCompiler(BoundRuleSet bound)
    {
        variables = new RowVariables(bound, code);
        emitter = new Emitter(variables.Read);
    }

    /// <summary>Compiles a set into the stages that decide the category and those that read it, in reading order.</summary>
    public static (PlanStage[] BeforeCategory, PlanStage[] AfterCategory) Compile(BoundRuleSet bound)
    {
        // Right after its last row: even a derived value of the next domain may read the category.
        var rows = bound.Steps.ToList().FindLastIndex(step => step is BoundRule { Domain.Kind: DomainKind.Categories }) + 1;
        var before = Stages(bound.Steps.Take(rows)).ToList();
        List<object[]> all = [.. before, .. Stages(bound.Steps.Skip(rows))];
        var stages = new PlanStage[all.Count];
        Parallel.For(0, all.Count, place => stages[place] = Compiled(all[place]));
        return (stages[..before.Count], stages[before.Count..]);

        PlanStage Compiled(object[] steps) => steps[0] is BoundRule { IsOnDemand: true }
            ? new PlanStage(null, new OnDemandRules(bound, steps.Cast<BoundRule>()))
            : new PlanStage(new PlanCompiler(bound).Compile(steps), null);
    }

    /// <summary>Compiles one rule's own condition, without what calls for it.</summary>
    public static Plan CompileCondition(BoundRuleSet bound, BoundRule rule) => new PlanCompiler(bound).Compile([rule]);

    private static IEnumerable<object[]> Stages(IEnumerable<object> steps)
    {
        List<object> together = [];
        foreach (var step in steps)
        {
            var limit = IsOnDemand(step) ? OnDemandRules.Most : StepsPerDelegate;
            if (together.Count > 0 && (IsOnDemand(step) != IsOnDemand(together[0]) || together.Count == limit))
            {
                yield return [.. together];
                together.Clear();
            }

            together.Add(step);
        }

        if (together.Count > 0)
        {
            yield return [.. together];
        }
    }

    private static bool IsOnDemand(object step) => step is BoundRule { IsOnDemand: true };

    private Plan Compile(IReadOnlyList<object> steps)
    {
        emitter.EmitSharedLoops(
            steps.Select(step => step is BoundGlobal global ? global.Expression : ((BoundRule)step).Condition),
            variable => variable.Group is "parameters" || variable.Type == typeof(HouseholdFacts),
            code);
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

    private void EmitGlobal(BoundGlobal global, Code inner)
    {
        var value = emitter.Emit(global.Expression, inner);
        var state = variables.DerivedState(global.Index);
        if (RowVariables.IsCondition(global.Expression.Type))
        {
            inner.Add(Expression.Assign(state, AsByte(value.Value)));
            return;
        }

        var number = variables.DerivedNumber(global.Index);
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
        var truth = emitter.EmitTruth(rule.Condition, inner);
        inner.Add(Expression.Assign(variables.Outcome(rule.Index), AsByte(truth)));
        if (rule.CanBeUnset)
        {
            // A rule that only an unset parameter leaves open has no effect on what reads it.
            var read = Expression.Condition(
                Expression.Equal(truth, Expression.Constant((int)Truth.Unset)), Expression.Constant((int)Truth.NotMet), truth);
            inner.Add(Expression.Assign(variables.ReadOutcome(rule.Index), AsByte(read)));
        }
    }

    private static Expression AsByte(Expression value) => Expression.Convert(value, typeof(byte));
}
