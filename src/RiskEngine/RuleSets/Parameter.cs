using NodaTime;

namespace RiskEngine.RuleSets;

/// <summary>The day of a parameter that is asked for.</summary>
public enum ParameterLookup
{
    /// <summary>The as-of day.</summary>
    AsOf,

    /// <summary>The last day of the calendar year before the as-of day.</summary>
    PriorYear,
}

/// <summary>A number, or a yes or no, that law or a choice of ours sets and may change.</summary>
public sealed record Parameter
{
    /// <summary>The name that expressions write after <c>parameters.</c></summary>
    public required string Name { get; init; }

    /// <summary>The parameter in a few words.</summary>
    public required Bilingual Title { get; init; }

    /// <summary>One of the units of <see cref="ParameterUnits.All"/>.</summary>
    public required string Unit { get; init; }

    /// <summary>
    /// <see cref="int"/>, <see cref="decimal"/> or <see cref="bool"/>: what expressions see (there it may be
    /// missing).
    /// </summary>
    public Type Type => ParameterUnits.TypeOf(Unit);

    /// <summary>Which day is asked for.</summary>
    public required ParameterLookup Lookup { get; init; }

    /// <summary>The levels whose overlays may set it: <c>province</c>, <c>county</c>.</summary>
    public required IReadOnlyList<string> OverridableBy { get; init; }

    /// <summary>
    /// The lowest value that the set and its overlays may give it, in its unit; null = no lowest.
    /// </summary>
    public decimal? Minimum { get; init; }

    /// <summary>
    /// The highest value that the set and its overlays may give it, in its unit; null = no highest.
    /// </summary>
    public decimal? Maximum { get; init; }

    /// <summary>When somebody last looked whether the values are still right; null when nobody noted it.</summary>
    public LocalDate? CheckedOn { get; init; }

    /// <summary>The values, by region and then by day.</summary>
    public required IReadOnlyList<ParameterValue> Values { get; init; }
}
