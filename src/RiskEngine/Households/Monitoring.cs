using NodaTime;

namespace RiskEngine.Households;

/// <summary>Where the household stands in the monitoring system.</summary>
public sealed class Monitoring : SnapshotPart
{
    private readonly FactList<DeliveredMeasure> measures = new(static () => new DeliveredMeasure());

    internal Monitoring()
    {
    }

    /// <summary>The category in which it stands; <c>NONE</c> when it is not monitored.</summary>
    /// <value>A code; null when not known.</value>
    public MonitoringCategory? Category { get; internal set; }

    /// <summary>The day on which it was identified.</summary>
    /// <value>A day; null when not known.</value>
    public LocalDate? IdentifiedOn { get; internal set; }

    /// <summary>The day since which its income has been above the line without a break.</summary>
    /// <value>A day; null when not known.</value>
    public LocalDate? IncomeAboveLineSince { get; internal set; }

    /// <summary>The measures it was given or is to be given.</summary>
    /// <value>Empty when there are none; null when not known.</value>
    public FactList<DeliveredMeasure>? Measures { get; private set; }

    /// <summary>The day on which its risk was declared eliminated.</summary>
    /// <value>A day; null when not yet.</value>
    public LocalDate? EliminatedOn { get; internal set; }

    internal FactList<DeliveredMeasure> StartMeasures()
    {
        measures.Clear();
        return Measures = measures;
    }

    internal override void Clear()
    {
        IsPresent = false;
        Category = null;
        IdentifiedOn = null;
        IncomeAboveLineSince = null;
        Measures = null;
        EliminatedOn = null;
    }
}
