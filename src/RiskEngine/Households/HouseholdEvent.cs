using NodaTime;

namespace RiskEngine.Households;

/// <summary>A blow that hit the household.</summary>
public sealed class HouseholdEvent : SnapshotPart
{
    internal HouseholdEvent()
    {
    }

    /// <summary>What kind of blow it was.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/events/*/type</c>.</remarks>
    public EventType? Type { get; internal set; }

    /// <summary>The day on which it happened or began.</summary>
    /// <value>A day, not after the snapshot; null when not known.</value>
    /// <remarks>Source: <c>/events/*/date</c>.</remarks>
    public LocalDate? Date { get; internal set; }

    /// <summary>Property lost.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/loss</c>.</remarks>
    public decimal? Loss { get; internal set; }

    /// <summary>Income that it costs the household in a year.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/incomeLoss</c>.</remarks>
    public decimal? IncomeLoss { get; internal set; }

    /// <summary>What the household had to spend because of it.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/expense</c>.</remarks>
    public decimal? Expense { get; internal set; }

    /// <summary>What it was paid for it by insurers, employers or the state.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/compensation</c>.</remarks>
    public decimal? Compensation { get; internal set; }

    /// <summary>Whether the household has got over it.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/events/*/resolved</c>.</remarks>
    public bool? Resolved { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Type = null;
        Date = null;
        Loss = null;
        IncomeLoss = null;
        Expense = null;
        Compensation = null;
        Resolved = null;
    }
}
