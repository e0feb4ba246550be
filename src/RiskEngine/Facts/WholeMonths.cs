using NodaTime;

namespace RiskEngine.Facts;

/// <summary>Counts whole months between days without allocating, as <see cref="Period"/> would.</summary>
/// <remarks>
/// A month that has no such day ends on its last day: from 31 August six months have passed on 28 February
/// (Civil Code of the PRC, article 202).
/// </remarks>
internal static class WholeMonths
{
    /// <summary>Whole months from one day to another; negative when the second lies before the first.</summary>
    internal static int Between(LocalDate from, LocalDate to) => from <= to ? Forward(from, to) : -Forward(to, from);

    /// <summary>
    /// Whole months that were completed before a day: an event exactly 12 months ago has completed 11.
    /// </summary>
    internal static int Before(LocalDate from, LocalDate day) => Between(from, day.PlusDays(-1));

    private static int Forward(LocalDate from, LocalDate to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        var day = Math.Min(from.Day, to.Calendar.GetDaysInMonth(to.Year, to.Month));
        return to.Day < day ? months - 1 : months;
    }
}
