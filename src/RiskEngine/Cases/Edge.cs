using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.Language.Binding;

namespace RiskEngine.Cases;

/// <summary>
/// A place in a rule set where a number is compared with a threshold: <c>incomePerCapita &lt; povertyLine</c>.
/// </summary>
/// <param name="Owner">Code of the rule, or name of the derived value, that holds the comparison.</param>
/// <param name="Whole">The expression that holds it.</param>
/// <param name="Comparison">The comparison.</param>
/// <param name="Step">
/// The smallest step that a survey would tell apart: a fen, a whole litre, minute or day, a hundredth of a share.
/// </param>
internal sealed record Edge(string Owner, BoundExpression Whole, BoundComparison Comparison, decimal Step)
{
    private static readonly string[] Orderings = ["<", "<=", ">", ">="];

    // Measured with decimals, and asked in whole numbers.
    private static readonly string[] Counted = ["litres/person/day", "minutes", "days", "days/year"];

    public string Text => Whole.Text.Substring(Comparison.Span.Start, Comparison.Span.Length);

    public bool IsWhole => NumberTypes.IsWhole(Comparison.Right.Type);

    /// <summary>
    /// Every comparison by order whose threshold is a parameter that somebody found, or is derived from one.
    /// </summary>
    /// <param name="bound">The rule set.</param>
    /// <param name="isNeverSet">Whether nobody found the value of a parameter, so that there is no threshold.</param>
    public static IEnumerable<Edge> In(BoundRuleSet bound, Func<string, bool> isNeverSet)
    {
        var fromParameters = new HashSet<string>();
        foreach (var global in bound.Globals.Where(global => Thresholds(global.Expression.Root, fromParameters)))
        {
            fromParameters.Add(global.Name);
        }

        var unset = bound.RuleSet.Parameters.Select(parameter => parameter.Name).Where(isNeverSet).ToHashSet();
        foreach (var global in bound.Globals.Where(global => VariableFinder.Find(global.Expression.Root)
            .Any(variable => unset.Contains(variable.Name)) && NumberTypes.IsNumber(global.Expression.Type)))
        {
            unset.Add(global.Name);
        }

        var counted = bound.RuleSet.Parameters.Where(parameter => Counted.Contains(parameter.Unit))
            .Select(parameter => parameter.Name).ToHashSet();
        return bound.Rules.Select(rule => (Owner: rule.Code, Whole: rule.Condition))
            .Concat(bound.Globals.Select(global => (Owner: global.Name, Whole: global.Expression)))
            .SelectMany(owner => Comparisons(owner.Whole.Root)
                .Select(comparison => new Edge(owner.Owner, owner.Whole, comparison, StepOf(comparison, counted))))
            .Where(edge =>
                Thresholds(edge.Comparison.Left, fromParameters) || Thresholds(edge.Comparison.Right, fromParameters))
            .Where(edge => !VariableFinder.Find(edge.Comparison).Any(variable => unset.Contains(variable.Name)));
    }

    /// <summary>The whole expression with the threshold moved up, or down.</summary>
    public BoundExpression Moved(decimal by) => new(Whole.Text, Rebuilt(Whole.Root, by));

    /// <summary>Whether its threshold comes from a parameter, perhaps by way of derived values.</summary>
    public bool Reads(string parameter, BoundRuleSet bound) =>
        bound.Behind(VariableFinder.Find(Comparison), expression => expression.Reads)
            .Any(variable => variable.Group == "parameters" && variable.Name == parameter);

    public override string ToString() => $"{Owner}: {Text}";

    private static IEnumerable<BoundComparison> Comparisons(BoundNode node) => Parts.Of(node).SelectMany(Comparisons)
        .Concat(node is BoundComparison comparison && Orderings.Contains(comparison.Operator) ? [comparison] : []);

    private static decimal StepOf(BoundComparison comparison, HashSet<string> counted) =>
        NumberTypes.IsWhole(comparison.Right.Type)
            || VariableFinder.Find(comparison).Any(variable => counted.Contains(variable.Name)) ? 1 : 0.01m;

    private static bool Thresholds(BoundNode node, HashSet<string> fromParameters) => VariableFinder.Find(node)
        .Any(variable =>
            variable.Group == "parameters" || (variable.Group is null && fromParameters.Contains(variable.Name)));

    private BoundNode Rebuilt(BoundNode node, decimal by) => node switch
    {
        _ when !Holds(node) => node,
        BoundComparison comparison when ReferenceEquals(comparison, Comparison) =>
            comparison with { Right = Added(comparison.Right, by) },
        BoundComparison comparison =>
            comparison with { Left = Rebuilt(comparison.Left, by), Right = Rebuilt(comparison.Right, by) },
        BoundLogical logical => logical with { Left = Rebuilt(logical.Left, by), Right = Rebuilt(logical.Right, by) },
        BoundNot not => not with { Operand = Rebuilt(not.Operand, by) },
        BoundAggregate { Body: { } body } aggregate =>
            aggregate with { List = Rebuilt(aggregate.List, by), Body = Rebuilt(body, by) },
        BoundArithmetic sum => sum with { Left = Rebuilt(sum.Left, by), Right = Rebuilt(sum.Right, by) },
        BoundConvert convert => convert with { Operand = Rebuilt(convert.Operand, by) },
        _ => throw new InvalidOperationException($"a threshold inside {node.GetType().Name} is not looked for yet"),
    };

    private bool Holds(BoundNode node) => ReferenceEquals(node, Comparison) || Parts.Of(node).Any(Holds);

    private static BoundArithmetic Added(BoundNode threshold, decimal by)
    {
        var type = NumberTypes.Bare(threshold.Type);
        object number = type == typeof(int) ? (object)(int)by : by;
        return new BoundArithmetic(threshold.Span, threshold, '+', new BoundConstant(threshold.Span, type, number),
            threshold.Type);
    }
}
