using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Interpreting;
using RiskEngine.RuleSets;

namespace RiskEngine.Cases;

/// <summary>
/// What a rule set says of one household, worked out the slow, obvious way: every answer when it is asked for, by the
/// interpreter.
/// </summary>
/// <remarks>
/// The compiled plan must agree with it on everything. Nothing here is shared with the plan but the checked
/// expressions.
/// </remarks>
internal sealed class InterpretedHousehold
{
    private static readonly string[] MonitoredCategories = ["UNSTABLE_LIFTED", "MARGINAL", "SUDDEN_SEVERE"];

    private readonly BoundRuleSet bound;
    private readonly HouseholdFacts facts;
    private readonly Dictionary<string, BoundRule> rules;
    private readonly Dictionary<string, BoundGlobal> globals;
    private readonly Dictionary<string, ResolvedParameter> parameters;
    private readonly Dictionary<string, Truth> truths = [];
    private readonly Dictionary<string, object> values = [];
    private string? category;

    public InterpretedHousehold(CompiledRuleSet compiled, HouseholdSnapshot household, LocalDate asOf)
    {
        bound = compiled.Bound;
        facts = HouseholdFacts.From(household, asOf);
        rules = bound.Rules.ToDictionary(rule => rule.Code);
        globals = bound.Globals.ToDictionary(global => global.Name);
        parameters = ParameterResolution.Resolve(bound.RuleSet, household.RegionCode, asOf)
            .ToDictionary(parameter => parameter.Name);
    }

    /// <summary>Takes the place of the condition of one rule; null leaves it as it is.</summary>
    public Func<BoundRule, BoundExpression>? ConditionOf { get; init; }

    /// <summary>Takes the place of the expression of one derived value.</summary>
    public Func<BoundGlobal, BoundExpression>? ExpressionOf { get; init; }

    public string Category => category ??= Decide();

    public int Score => Points(Truth.Met);

    public int HighestScore => Points(Truth.Met, Truth.Unknown);

    public Truth TruthOf(string code)
    {
        if (!truths.TryGetValue(code, out var truth))
        {
            truths[code] = truth = Evaluate(rules[code]);
        }

        return truth;
    }

    /// <summary>A <see cref="Truth"/>, a number as decimal, or <see cref="Absent"/>.</summary>
    public object ValueOf(string global)
    {
        if (!values.TryGetValue(global, out var value))
        {
            var known = globals[global];
            values[global] = value = Evaluate(ExpressionOf?.Invoke(known) ?? known.Expression);
        }

        return value;
    }

    public object Evaluate(BoundExpression expression) => new Interpreter(Read).Evaluate(expression);

    public string[] Members(string code) => rules[code].Members is { } members
        ? [.. ((IEnumerable<object?>)Evaluate(members)).Select(member => ((Member)member!).MemberId)]
        : [];

    /// <summary>
    /// Whether a flag is met, or a category is (or could still be) the household's, as a later rule reads it.
    /// </summary>
    public Truth ReadFlag(string code)
    {
        if (!bound.Categories.Contains(code))
        {
            // A rule that only a parameter nobody found leaves open has no effect on what reads it.
            return rules.ContainsKey(code) && TruthOf(code) is not Truth.Unset and var truth ? truth : Truth.NotMet;
        }

        return code == Category ? Truth.Met : Category == "INDETERMINATE" && Possible().Contains(code) ? Truth.Unknown
            : Truth.NotMet;
    }

    private Truth Evaluate(BoundRule rule)
    {
        var own = (Truth)Evaluate(ConditionOf?.Invoke(rule) ?? rule.Condition);
        return rule.Rule.Addresses.Count == 0 ? own
            : (Truth)Math.Min((int)own, rule.Rule.Addresses.Max(code => (int)ReadFlag(code)));
    }

    private object? Read(Variable variable) => variable.Group switch
    {
        "parameters" => parameters[variable.Name].Value ?? Absent.Unset,
        "flags" => ReadFlag(variable.Name),
        _ => variable.Name == "household" ? facts : ValueOf(variable.Name),
    };

    private IEnumerable<BoundRule> Rows => bound.Rules.Where(rule => rule.Domain.Kind == DomainKind.Categories);

    private string Decide()
    {
        var first = Rows.First(row => TruthOf(row.Code) is Truth.Met or Truth.Unknown);
        return TruthOf(first.Code) == Truth.Unknown ? "INDETERMINATE" : CategoriesOf(first) is [var only] ? only
            : "INDETERMINATE";
    }

    private HashSet<string> Possible()
    {
        HashSet<string> possible = [];
        foreach (var row in Rows.Where(row => TruthOf(row.Code) is Truth.Met or Truth.Unknown))
        {
            possible.UnionWith(CategoriesOf(row));
            if (TruthOf(row.Code) == Truth.Met)
            {
                break;
            }
        }

        return possible;
    }

    private string[] CategoriesOf(BoundRule row) => row.Category is not { } expression ? [row.Code]
        : Evaluate(expression) is MonitoringCategory known ? [known.ToString()]
        : MonitoredCategories;

    private int Points(params Truth[] counted) => Math.Min(100, bound.Rules
        .Where(rule => rule.Domain.Kind == DomainKind.Flags && counted.Contains(TruthOf(rule.Code)))
        .Sum(rule => rule.Rule.Points));
}
