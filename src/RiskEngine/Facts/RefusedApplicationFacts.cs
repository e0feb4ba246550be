using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>An application for assistance that a means check refused, seen from the as-of day.</summary>
public sealed class RefusedApplicationFacts
{
    internal RefusedApplicationFacts()
    {
    }

    /// <summary>The programme applied for, by the code of its measure.</summary>
    /// <value>A measure code; null when not known.</value>
    /// <remarks>Source: <c>/refusedApplications/*/programme</c>.</remarks>
    public string? Programme { get; private set; }

    /// <summary>Whole months from the refusal that were completed before the as-of day.</summary>
    /// <value>Months, negative when refused later; null when the day is not known.</value>
    /// <remarks>
    /// Counted as for events: refused exactly 12 months ago has 11. Source: <c>/refusedApplications/*/refusedOn</c>.
    /// </remarks>
    [From("/refusedApplications/*/refusedOn")]
    public int? MonthsAgo { get; private set; }

    /// <summary>Whether whoever refused it noted a real difficulty all the same.</summary>
    /// <value>Yes or no; null when not known.</value>
    /// <remarks>Source: <c>/refusedApplications/*/difficultyNoted</c>.</remarks>
    public bool? DifficultyNoted { get; private set; }

    internal void Load(RefusedApplication refused, LocalDate asOf)
    {
        Programme = refused.Programme;
        MonthsAgo = refused.RefusedOn is { } day ? WholeMonths.Before(day, asOf) : null;
        DifficultyNoted = refused.DifficultyNoted;
    }
}
