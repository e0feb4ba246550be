using NodaTime;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Which values of a parameter a set can ask for while it is in force.</summary>
internal sealed class ParameterTime
{
    private readonly RuleSet ruleSet;
    private readonly Parameter parameter;

    public ParameterTime(RuleSet ruleSet, Parameter parameter)
    {
        (this.ruleSet, this.parameter) = (ruleSet, parameter);
        First = Asked(ruleSet.EffectiveFrom);
        var last = ruleSet.EffectiveTo is { } end ? Asked(end.PlusDays(-1)) : (LocalDate?)null;
        Values = [.. Applying().Where(value => value.From <= (last ?? value.From) && PastOf(value) > First).Select(value => value.Value)];
    }

    /// <summary>The first day that is asked for.</summary>
    public LocalDate First { get; }

    /// <summary>The values, null for one that nobody found.</summary>
    public IReadOnlyList<object?> Values { get; }

    /// <summary>Whether the whole set's division has a value from the first day.</summary>
    public bool IsCovered => Everywhere().Any(value => value.From <= First);

    /// <summary>Whether some household on some day finds no value.</summary>
    public bool CanBeUnset => !IsCovered || Values.Contains(null);

    /// <summary>Whether every household on every day finds none.</summary>
    public bool IsNeverSet => Values.All(value => value is null);

    private LocalDate Asked(LocalDate day) =>
        parameter.Lookup == ParameterLookup.PriorYear ? new LocalDate(day.Year - 1, 12, 31) : day;

    private IEnumerable<ParameterValue> Everywhere() =>
        parameter.Values.Where(value => ruleSet.DivisionCode.StartsWith(value.Region, StringComparison.Ordinal));

    // A value for the set's own division hides those of the divisions around it.
    private IEnumerable<ParameterValue> Applying()
    {
        var shortest = Everywhere().Where(value => value.From <= First).Select(value => value.Region.Length)
            .DefaultIfEmpty(0).Max();
        return parameter.Values.Where(value => value.Region.Length >= shortest
            && (value.Region.StartsWith(ruleSet.DivisionCode, StringComparison.Ordinal)
                || ruleSet.DivisionCode.StartsWith(value.Region, StringComparison.Ordinal)));
    }

    // An expired value carries over until there is a next one.
    private LocalDate PastOf(ParameterValue value) => parameter.Values
        .Where(other => other.Region == value.Region && other.From > value.From)
        .Select(other => other.From)
        .DefaultIfEmpty(LocalDate.MaxIsoValue)
        .Min();
}
