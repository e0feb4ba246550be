using System.Globalization;
using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class ParameterResolutionTests
{
    private static readonly Parameter Line = new()
    {
        Name = "Line",
        Title = new Bilingual("线", "Line"),
        Unit = "CNY/person/year",
        Lookup = ParameterLookup.AsOf,
        OverridableBy = [],
        Values =
        [
            Value("", "2019-01-01", null, 3000m),
            Value("", "2020-01-01", null, 3218m),
            Value("13", "2020-06-01", "2021-01-01", 4000m),
            Value("1308", "2018-01-01", "2019-01-01", 2500m),
            Value("1308", "2019-06-01", "2019-09-01", 2600m),
            Value("130828", "2020-06-01", "2020-07-01", null),
        ],
    };

    private static readonly Parameter Local = Line with
    {
        Values =
        [
            Value("13", "2020-01-01", "2021-01-01", 10m),
            Value("130828", "2018-01-01", "2019-01-01", 20m),
            Value("130828", "2019-06-01", "2019-09-01", 30m),
        ],
    };

    [TestCase("650100", "2019-12-31", "3000", TestName = "the last day of the first entry")]
    [TestCase("650100", "2020-01-01", "3218", TestName = "the first day of the next entry")]
    [TestCase("130100", "2020-05-31", "3218", TestName = "the day before the province's own")]
    [TestCase("130100", "2020-06-01", "4000", TestName = "the province's own")]
    [TestCase("130100", "2020-12-31", "4000", TestName = "the last day of the province's own")]
    [TestCase("130100", "2021-01-01", "3218", TestName = "after it the country's, which is in force")]
    [TestCase("130801", "2018-12-31", "2500", TestName = "the prefecture's own")]
    [TestCase("130801", "2020-06-01", "4000", TestName = "an expired longer region gives way to one in force")]
    [TestCase("130828", "2020-06-30", null, TestName = "a value that nobody found still wins its place")]
    [TestCase("130828", "2020-07-01", "4000", TestName = "until it ends")]
    public void The_longest_region_in_force_wins_then_the_latest_day(string region, string day, string? expected)
    {
        var found = ParameterResolution.Resolve(Line, region, Day(day));

        Assert.That(found.Value,
            Is.EqualTo(expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture)));
        Assert.That((found.CarriedOver, found.Provisional), Is.EqualTo((false, false)));
    }

    [TestCase("130828", "2019-08-31", 30, false, TestName = "in force")]
    [TestCase("130828", "2019-09-01", 30, true, TestName = "expired, the latest of the longest region carries over")]
    [TestCase("130828", "2019-05-31", 20, true, TestName = "between two entries the earlier carries over")]
    [TestCase("130828", "2020-01-01", 10, false, TestName = "a shorter region in force beats a longer one expired")]
    [TestCase("130828", "2021-01-01", 30, true, TestName = "with none in force the longest region carries over")]
    [TestCase("130100", "2021-01-01", 10, true, TestName = "elsewhere the province's carries over")]
    public void With_none_in_force_the_latest_expired_entry_carries_over(
        string region, string day, int expected, bool carriedOver)
    {
        var found = ParameterResolution.Resolve(Local, region, Day(day));

        Assert.That(found.Value, Is.EqualTo((decimal)expected));
        Assert.That((found.CarriedOver, found.Provisional), Is.EqualTo((carriedOver, carriedOver)));
    }

    [TestCase("130828", "2017-12-31", TestName = "before the first entry")]
    [TestCase("650100", "2020-06-01", TestName = "in a place without any entry")]
    public void Where_nothing_is_known_the_value_is_missing_and_provisional(string region, string day) =>
        Assert.That(
            ParameterResolution.Resolve(Local, region, Day(day)),
            Is.EqualTo(new ResolvedParameter("Line", null, null, "no entry for this place and day", true, false)));

    [TestCase("2020-01-01", "3000")]
    [TestCase("2020-12-31", "3000")]
    [TestCase("2021-01-01", "3218")]
    public void A_prior_year_lookup_asks_for_the_last_day_of_the_year_before(string day, string expected) =>
        Assert.That(
            ParameterResolution.Resolve(Line with { Lookup = ParameterLookup.PriorYear }, "650100", Day(day)).Value,
            Is.EqualTo(decimal.Parse(expected, CultureInfo.InvariantCulture)));

    [Test]
    public void A_provisional_value_stays_provisional_and_names_its_source()
    {
        var value = Value("", "2020-01-01", null, 1m) with { Provisional = true, Source = "W19" };

        Assert.That(
            ParameterResolution.Resolve(Line with { Values = [value] }, "130828", Day("2020-06-01")),
            Is.EqualTo(new ResolvedParameter("Line", 1m, new LocalDate(2020, 1, 1), "W19", true, false)));
    }

    [Test]
    public void A_set_resolves_its_parameters_in_its_order()
    {
        var county = RuleSetLibrary.Of(ARuleSet.National.Files, ARuleSet.County.Files).RuleSets[1].RuleSet!;

        Assert.That(
            ParameterResolution.Resolve(county, "130828001", Day("2020-06-01")).Select(
                found => (found.Name, found.Value)),
            Is.EqualTo(new (string, object?)[] { ("PovertyLine", 3500.5m), ("DueDays", 15) }));
    }

    private static ParameterValue Value(string region, string from, string? to, decimal? value) => new(
        region, Day(from), to is null ? null : Day(to), value, false, "W1", new RuleSetId("national", "2020.1"));

    private static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
