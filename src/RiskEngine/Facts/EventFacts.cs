using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>A blow that hit the household, seen from the as-of day.</summary>
public sealed class EventFacts
{
    internal EventFacts()
    {
    }

    /// <summary>What kind of blow it was.</summary>
    /// <value>A code; null when not asked.</value>
    /// <remarks>Source: <c>/events/*/type</c>.</remarks>
    public EventType? Type { get; private set; }

    /// <summary>Whole months from the event that were completed before the as-of day.</summary>
    /// <value>Months, 0 or more; null when the date is not known.</value>
    /// <remarks>
    /// An event exactly 12 months ago has 11, so that <c>MonthsAgo &lt; 12</c> says "within 12 months".
    /// Source: <c>/events/*/date</c>.
    /// </remarks>
    [From("/events/*/date")]
    public int? MonthsAgo { get; private set; }

    /// <summary>Days from the event to the as-of day.</summary>
    /// <value>Days, 0 or more; null when the date is not known.</value>
    /// <remarks>Source: <c>/events/*/date</c>.</remarks>
    [From("/events/*/date")]
    public int? DaysAgo { get; private set; }

    /// <summary>Property lost.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/loss</c>.</remarks>
    public decimal? Loss { get; private set; }

    /// <summary>Income that it costs the household in a year.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/incomeLoss</c>.</remarks>
    public decimal? IncomeLoss { get; private set; }

    /// <summary>What the household had to spend because of it.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/expense</c>.</remarks>
    public decimal? Expense { get; private set; }

    /// <summary>What it was paid for it by insurers, employers or the state.</summary>
    /// <value>CNY, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/events/*/compensation</c>.</remarks>
    public decimal? Compensation { get; private set; }

    /// <summary>Whether the household has got over it.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/events/*/resolved</c>.</remarks>
    public bool? Resolved { get; private set; }

    /// <summary>Income that it still costs the household: nothing once the household has got over it.</summary>
    /// <value>CNY, 0 or more; null when the loss, or whether the event is open, is not known and would matter.</value>
    /// <remarks>Source: <c>/events/*/resolved</c>, <c>/events/*/incomeLoss</c>.</remarks>
    [From("/events/*/resolved", "/events/*/incomeLoss")]
    public decimal? OpenIncomeLoss => Resolved == true || IncomeLoss == 0 ? 0 : Resolved == false ? IncomeLoss : null;

    internal void Load(HouseholdEvent reported, LocalDate asOf)
    {
        Type = reported.Type;
        MonthsAgo = reported.Date is { } date ? WholeMonths.Before(date, asOf) : null;
        DaysAgo = reported.Date is { } day ? Period.DaysBetween(day, asOf) : null;
        Loss = reported.Loss;
        IncomeLoss = reported.IncomeLoss;
        Expense = reported.Expense;
        Compensation = reported.Compensation;
        Resolved = reported.Resolved;
    }
}
