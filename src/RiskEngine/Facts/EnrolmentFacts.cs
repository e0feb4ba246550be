using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>An enrolment in a programme of aid, seen from the as-of day.</summary>
public sealed class EnrolmentFacts
{
    internal EnrolmentFacts()
    {
    }

    /// <summary>The programme, by the code of its measure.</summary>
    /// <value>A measure code; null when not known.</value>
    /// <remarks>Source: <c>/enrolments/*/programme</c>.</remarks>
    public string? Programme { get; private set; }

    /// <summary>Whether it runs on the as-of day: begun by then, and not ended.</summary>
    /// <value>Yes or no; null when its first day is not known and it has not ended.</value>
    /// <remarks>
    /// The day on which it ended is no longer part of it; no such day means not ended.
    /// Source: <c>/enrolments/*/from</c> and <c>/enrolments/*/to</c>.
    /// </remarks>
    [From("/enrolments/*/from")]
    public bool? IsCurrent { get; private set; }

    /// <summary>What it pays.</summary>
    /// <value>CNY per month, 0 or more; null when not known.</value>
    /// <remarks>Source: <c>/enrolments/*/monthlyAmount</c>.</remarks>
    public decimal? MonthlyAmount { get; private set; }

    internal void Load(Enrolment enrolment, LocalDate asOf)
    {
        var hasEnded = enrolment.To is { } to && to <= asOf;
        Programme = enrolment.Programme;
        IsCurrent = hasEnded ? false : enrolment.From is { } from ? from <= asOf : null;
        MonthlyAmount = enrolment.MonthlyAmount;
    }
}
