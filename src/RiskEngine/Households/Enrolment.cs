using NodaTime;

namespace RiskEngine.Households;

/// <summary>A programme of aid in which the household or a member is or was enrolled.</summary>
public sealed class Enrolment : SnapshotPart
{
    internal Enrolment()
    {
    }

    /// <summary>The programme, by the code of its measure.</summary>
    /// <value>A measure code; null when not known.</value>
    /// <remarks>Source: <c>/enrolments/*/programme</c>.</remarks>
    public string? Programme { get; internal set; }

    /// <summary>The first day of the enrolment.</summary>
    /// <value>A day; null when not known.</value>
    /// <remarks>Source: <c>/enrolments/*/from</c>.</remarks>
    public LocalDate? From { get; internal set; }

    /// <summary>The day on which it ended; that day is no longer part of it.</summary>
    /// <value>A day; null when not ended.</value>
    /// <remarks>Source: <c>/enrolments/*/to</c>.</remarks>
    public LocalDate? To { get; internal set; }

    /// <summary>What it pays.</summary>
    /// <value>CNY per month, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/enrolments/*/monthlyAmount</c>.</remarks>
    public decimal? MonthlyAmount { get; internal set; }

    internal override void Clear()
    {
        IsPresent = false;
        Programme = null;
        From = null;
        To = null;
        MonthlyAmount = null;
    }
}
