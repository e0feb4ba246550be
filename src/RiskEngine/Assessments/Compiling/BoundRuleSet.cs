using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Compiling;

/// <summary>A rule set whose every expression has been checked, in the order in which it is evaluated.</summary>
internal sealed record BoundRuleSet(RuleSet RuleSet, IReadOnlyList<BoundRule> Rules, IReadOnlyList<BoundGlobal> Globals)
{
    private readonly Dictionary<string, BoundGlobal> derived =
        Globals.ToDictionary(global => global.Name, StringComparer.Ordinal);

    /// <summary>Rules and globals in the order of evaluation: every one reads only what stands before it.</summary>
    public required IReadOnlyList<object> Steps { get; init; }

    /// <summary>Codes that a category can have: those of the rows, then <c>INDETERMINATE</c>.</summary>
    public required IReadOnlyList<string> Categories { get; init; }

    /// <summary>The derived value behind a variable; null for a variable that is none.</summary>
    public BoundGlobal? DerivedBehind(Variable variable) =>
        variable.Group is null ? derived.GetValueOrDefault(variable.Name) : null;

    /// <summary>
    /// Variables and all that stands behind them by way of derived values, a derived value ahead of what it is derived
    /// from. Each comes once: values that each read two earlier ones have more ways to the first than anybody could walk.
    /// </summary>
    /// <param name="variables">Where to begin.</param>
    /// <param name="of">Which of the variables in the expression of a derived value count.</param>
    public IEnumerable<Variable> Behind(
        IEnumerable<Variable> variables, Func<BoundExpression, IEnumerable<Variable>> of)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Variable>(variables.Reverse());
        while (open.TryPop(out var variable))
        {
            if (!seen.Add(variable.Path))
            {
                continue;
            }

            yield return variable;
            foreach (var behind in DerivedBehind(variable) is { } global ? of(global.Expression).Reverse() : [])
            {
                open.Push(behind);
            }
        }
    }
}

/// <summary>A derived value of the set, shared by every workflow that names it.</summary>
/// <param name="Index">Its place among the derived values.</param>
/// <param name="Name">Its name in expressions and in the audit.</param>
/// <param name="Expression">How it is computed.</param>
internal sealed record BoundGlobal(int Index, string Name, BoundExpression Expression);

/// <summary>An expression of a file with what it was checked to mean.</summary>
/// <param name="Text">The expression, or the sentence that shows its value.</param>
/// <param name="Expression">What it means.</param>
/// <param name="Domain">The domain that holds it.</param>
/// <param name="Rule">The rule that holds it; null for a derived value.</param>
internal sealed record BoundText(RuleText Text, BoundExpression Expression, Domain Domain, Rule? Rule)
{
    /// <summary>Whether it is the condition of its rule.</summary>
    public bool IsCondition => ReferenceEquals(Text, Rule?.Expression);

    /// <summary>Whether it is a sentence that only shows the value.</summary>
    public bool IsShown => Rule is not null && Rule.Sentences.Contains(Text);
}

/// <summary>A rule whose expressions have been checked.</summary>
internal sealed record BoundRule(int Index, Rule Rule, Domain Domain, BoundExpression Condition)
{
    /// <summary>Place of its first clause among the clauses of all rules.</summary>
    public required int FirstClause { get; init; }

    /// <summary>Yields the members concerned; null where the rule is about the household.</summary>
    public BoundExpression? Members { get; init; }

    /// <summary>The amount of a measure; null where it pays none.</summary>
    public BoundExpression? Amount { get; init; }

    /// <summary>Days from the as-of day to the due day of a step; null where it has none.</summary>
    public BoundExpression? DueInDays { get; init; }

    /// <summary>The category that the row stands for in place of its own code; null for the code.</summary>
    public BoundExpression? Category { get; init; }

    /// <summary>The sentence for the case worker; null for rules that have none.</summary>
    public TextTemplate? Text { get; init; }

    /// <summary>Place of the first placeholder of the text among the placeholders of all rules.</summary>
    public int FirstPlaceholder { get; init; }

    public string Code => Rule.Code;

    /// <summary>Whether it is asked only of households that something calls for it.</summary>
    public bool IsOnDemand => Domain.Kind is DomainKind.Measures or DomainKind.Steps;

    /// <summary>Whether a parameter that nobody found can leave it open.</summary>
    public bool CanBeUnset { get; } = Condition.Reads.Any(variable => variable.CanBeUnset);
}
