using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>
/// Where the household stands in the monitoring system, seen from the as-of day and from that of the snapshot.
/// </summary>
public sealed class MonitoringFacts
{
    internal MonitoringFacts()
    {
    }

    /// <summary>The category in which it stands.</summary>
    /// <value>A code, <c>NONE</c> when it is not monitored; null when not known.</value>
    /// <remarks>Source: <c>/monitoring/category</c>.</remarks>
    public MonitoringCategory? Category { get; private set; }

    /// <summary>Whole months from its identification that were completed before the as-of day.</summary>
    /// <value>Months, negative when identified later; null when the day is not known.</value>
    /// <remarks>Identified exactly one month ago counts 0. Source: <c>/monitoring/identifiedOn</c>.</remarks>
    [From("/monitoring/identifiedOn")]
    public int? MonthsSinceIdentified { get; private set; }

    /// <summary>Full months from its identification to the day of the snapshot.</summary>
    /// <value>Months, negative when identified later; null when the day is not known.</value>
    /// <remarks>Source: <c>/monitoring/identifiedOn</c>.</remarks>
    [From("/monitoring/identifiedOn")]
    public int? MonthsFromIdentificationToSnapshot { get; private set; }

    /// <summary>Full months for which its income had been above the line on the day of the snapshot.</summary>
    /// <value>Months, negative when above it only later; null when the first day is not known.</value>
    /// <remarks>Source: <c>/monitoring/incomeAboveLineSince</c>.</remarks>
    [From("/monitoring/incomeAboveLineSince")]
    public int? MonthsIncomeAboveLine { get; private set; }

    /// <summary>Number of measures delivered by the as-of day.</summary>
    /// <value>Measures, 0 or more; null when the measures are not known.</value>
    /// <remarks>
    /// In a measure that is there, no day of delivery means not yet. Source: <c>/monitoring/measures</c>.
    /// </remarks>
    [From("/monitoring/measures")]
    public int? DeliveredMeasureCount { get; private set; }

    /// <summary>Whether its risk was declared eliminated.</summary>
    /// <value>Yes or no; null when nothing is known of its monitoring.</value>
    /// <remarks>
    /// Where monitoring is known, no day of elimination means not yet. Source: <c>/monitoring/eliminatedOn</c>.
    /// </remarks>
    [From("/monitoring")]
    public bool? IsEliminated { get; private set; }

    internal void Load(Monitoring monitoring, LocalDate snapshotDate, LocalDate asOf)
    {
        var identified = monitoring.IdentifiedOn;
        Category = monitoring.Category;
        MonthsSinceIdentified = identified is { } day ? WholeMonths.Before(day, asOf) : null;
        MonthsFromIdentificationToSnapshot = identified is { } from ? WholeMonths.Between(from, snapshotDate) : null;
        MonthsIncomeAboveLine =
            monitoring.IncomeAboveLineSince is { } since ? WholeMonths.Between(since, snapshotDate) : null;
        DeliveredMeasureCount = monitoring.Measures is { } measures ? Delivered(measures, asOf) : null;
        IsEliminated = monitoring.IsPresent ? monitoring.EliminatedOn is not null : null;
    }

    private static int Delivered(FactList<DeliveredMeasure> measures, LocalDate asOf)
    {
        var count = 0;
        foreach (var measure in measures)
        {
            count += measure.DeliveredOn is { } delivered && delivered <= asOf ? 1 : 0;
        }

        return count;
    }
}
