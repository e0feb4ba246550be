using System.Linq.Expressions;
using System.Reflection;
using RiskEngine.Facts;
using RiskEngine.Language;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>The form of a rule set that finds what is behind its undecided rules and derived values.</summary>
internal sealed class GapForm
{
    // As for the plan: a long method is not optimised, and most households need only a few of the parts.
    private const int StepsPerDelegate = 8;

    private readonly List<IReadOnlyList<FactSource>> sources = [];
    private readonly BoundRuleSet bound;
    private Part[] parts = [];

    private GapForm(BoundRuleSet bound) => this.bound = bound;

    private delegate void Fill(HouseholdFacts household, ParameterRow parameters, Assessment row, GapTrail trail);

    /// <summary>The node that stands for a category, given by its place among the categories.</summary>
    public int CategoryNode(int place) => bound.Rules.Count + bound.Globals.Count + place;

    public IReadOnlyList<FactSource> Sources(int fact) => sources[fact];

    public static GapForm Compile(BoundRuleSet bound)
    {
        var form = new GapForm(bound);
        form.parts = [.. bound.Steps.Chunk(StepsPerDelegate).Select(form.CompileSteps)];
        return form;
    }

    public void Run(Assessment row, GapTrail trail)
    {
        foreach (var part in parts)
        {
            if (part.IsNeeded(row))
            {
                part.Fill(row.Facts, row.Parameters, row, trail);
            }
        }
    }

    private Part CompileSteps(object[] steps)
    {
        var code = new Code();
        var variables = new RowVariables(bound, code);
        var emitter = new Emitter(variables.Read);
        var trail = Expression.Parameter(typeof(GapTrail));
        var gaps = new GapEmitter(
            emitter,
            (property, element) => Call(trail, nameof(GapTrail.Fact), Expression.Constant(Register(property)), element),
            variable => NodeOf(variable) is { } node ? Call(trail, nameof(GapTrail.Edge), Expression.Constant(node)) : null);
        foreach (var step in steps)
        {
            EmitStep(step, variables, gaps, trail, code);
        }

        var fill = Expression.Lambda<Fill>(code.ToBlock(), variables.Household, variables.Parameters, variables.Row, trail).Compile();
        return new Part(
            fill,
            [.. steps.OfType<BoundRule>().Select(rule => rule.Index)],
            [.. steps.OfType<BoundGlobal>().Select(global => global.Index)]);
    }

    private void EmitStep(object step, RowVariables variables, GapEmitter gaps, Expression trail, Code code)
    {
        var unknown = Expression.Constant((int)Truth.Unknown);
        if (step is BoundGlobal global)
        {
            var state = RowVariables.Whole(variables.DerivedState(global.Index));
            var missing = RowVariables.IsCondition(global.Expression.Type) ? unknown : Expression.Constant(1);
            code.If(Expression.Equal(state, missing), inner =>
            {
                inner.Add(Call(trail, nameof(GapTrail.Enter), Expression.Constant(bound.Rules.Count + global.Index)));
                gaps.EmitBehind(global.Expression, inner);
            });
            return;
        }

        var rule = (BoundRule)step;
        code.If(Expression.Equal(RowVariables.Whole(variables.Outcome(rule.Index)), unknown), inner =>
        {
            inner.Add(Call(trail, nameof(GapTrail.Enter), Expression.Constant(rule.Index)));
            foreach (var address in rule.Rule.Addresses)
            {
                inner.If(Expression.Equal(variables.ReadFlag(address).Value, unknown), called =>
                    called.Add(Call(trail, nameof(GapTrail.Edge), Expression.Constant(NodeOf(address)))));
            }

            // What calls for a rule may be open while its own condition is decided.
            if (rule.IsOnDemand)
            {
                gaps.Emit(rule.Condition, inner);
            }
            else
            {
                gaps.EmitBehind(rule.Condition, inner);
            }
        });
    }

    private int Register(PropertyInfo property)
    {
        var found = FactCatalogue.Sources(property.ReflectedType!, property.Name);
        var place = sources.IndexOf(found);
        if (place < 0)
        {
            sources.Add(found);
            place = sources.Count - 1;
        }

        return place;
    }

    private int? NodeOf(Variable variable) => variable.Group switch
    {
        null => bound.DerivedBehind(variable) is { } global ? bound.Rules.Count + global.Index : null,
        "flags" => NodeOf(variable.Name),
        _ => null,
    };

    private int NodeOf(string code) => bound.Categories.ToList().IndexOf(code) is >= 0 and var place
        ? CategoryNode(place)
        : bound.Rules.First(rule => rule.Code == code).Index;

    private sealed record Part(Fill Fill, int[] Rules, int[] Globals)
    {
        public bool IsNeeded(Assessment row)
        {
            foreach (var rule in Rules)
            {
                if (row.TruthOf(rule) == Truth.Unknown)
                {
                    return true;
                }
            }

            foreach (var global in Globals)
            {
                // Of a number 1 is missing, of a condition 2 is unknown; the part looks closer.
                if (row.DerivedStates[global] is 1 or 2)
                {
                    return true;
                }
            }

            return false;
        }
    }

    private static MethodCallExpression Call(Expression trail, string method, params Expression[] arguments) =>
        Expression.Call(trail, typeof(GapTrail).GetMethod(method)!, arguments);
}
