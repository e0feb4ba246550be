using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.Facts;

namespace RiskEngine.Tests.Facts;

internal sealed class WholeMonthsTests
{
    [TestCase("2020-01-15", "2020-01-15", 0)]
    [TestCase("2020-01-15", "2020-02-14", 0)]
    [TestCase("2020-01-15", "2020-02-15", 1)]
    [TestCase("2019-06-30", "2020-06-29", 11)]
    [TestCase("2019-06-30", "2020-06-30", 12)]
    [TestCase("2020-01-31", "2020-02-28", 0)]
    [TestCase("2020-01-31", "2020-02-29", 1)]
    [TestCase("2019-08-31", "2020-02-29", 6)]
    [TestCase("2020-02-29", "2021-02-27", 11)]
    [TestCase("2020-02-29", "2021-02-28", 12)]
    [TestCase("2020-02-29", "2024-02-28", 47)]
    [TestCase("2020-02-29", "2024-02-29", 48)]
    [TestCase("2020-12-31", "2021-01-30", 0)]
    [TestCase("2020-02-15", "2020-01-15", -1)]
    [TestCase("2020-02-15", "2020-02-14", 0)]
    public void Whole_months_from_day_to_day(string from, string to, int months)
    {
        Assert.That(WholeMonths.Between(Day(from), Day(to)), Is.EqualTo(months));
    }

    [TestCase("2019-06-29", "2020-06-30", 12)]
    [TestCase("2019-06-30", "2020-06-30", 11, TestName = "An event exactly 12 months ago is within 12 months")]
    [TestCase("2020-06-30", "2020-06-30", 0)]
    [TestCase("2020-02-29", "2021-02-28", 11)]
    [TestCase("2020-02-29", "2021-03-01", 12)]
    public void Whole_months_completed_before_a_day(string from, string day, int months)
    {
        Assert.That(WholeMonths.Before(Day(from), Day(day)), Is.EqualTo(months));
    }

    [Test]
    public void Forwards_they_are_those_of_NodaTime()
    {
        var from = new LocalDate(2019, 11, 20);
        string? different = null;
        for (var start = 0; start < 150; start++)
        {
            for (var days = 0; days < 500; days++)
            {
                var (first, last) = (from.PlusDays(start), from.PlusDays(start + days));
                var expected = (int)Period.Between(first, last, PeriodUnits.Months).Months;
                if (WholeMonths.Between(first, last) != expected)
                {
                    different ??= string.Create(CultureInfo.InvariantCulture, $"{first} to {last}");
                }
            }
        }

        Assert.That(different, Is.Null);
    }

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
