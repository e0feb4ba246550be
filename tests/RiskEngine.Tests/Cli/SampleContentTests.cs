using System.Globalization;
using System.Text.Json;
using NUnit.Framework;
using NodaTime;
using NodaTime.Text;

namespace RiskEngine.Tests.Cli;

/// <summary>20,000 households: every one is legal, and together they look like a county.</summary>
internal sealed class SampleContentTests
{
    private const double Many = 20_000;

    private static readonly LocalDate Day = new(2020, 6, 30);

    private static readonly Lazy<JsonElement[]> Made = new(() =>
        [.. from line in SampleTests.Lines(SampleTests.Made((long)Many, seed: 11))
            select JsonDocument.Parse(line).RootElement]);

    private static JsonElement[] Households => Made.Value;

    private static IEnumerable<JsonElement> People => Households.SelectMany(household => List(household, "members"));

    [Test]
    public void Every_line_uses_only_names_codes_and_values_of_the_contract() =>
        Assert.That(Households.SelectMany(SnapshotTable.ProblemsOf).Take(10), Is.Empty);

    [Test]
    public void Every_fact_of_the_contract_is_told_by_somebody() =>
        Assert.That(
            Households.SelectMany(household => SnapshotTable.PathsOf(household)).Distinct(),
            Is.EquivalentTo(SnapshotTable.Paths));

    [Test]
    public void Household_ids_and_member_ids_are_unique()
    {
        Assert.That(Households.Select(household => Text(household, "householdId")), Is.Unique);
        Assert.That(
            Households.SelectMany(household => List(household, "members").CountBy(member => Text(member, "memberId")))
                .Where(count => count.Value > 1),
            Is.Empty);
    }

    [Test]
    public void Nothing_that_is_recorded_happened_after_the_survey()
    {
        string[] days = ["events/date", "clues/receivedOn", "clues/verifiedOn", "enrolments/from"];
        var recorded = days.Select(day => day.Split('/')).SelectMany(day => Households
            .SelectMany(household => List(household, day[0])).Where(element => element.TryGetProperty(day[1], out _))
            .Select(element => On(element, day[1]))).ToArray();

        Assert.That(recorded, Is.Not.Empty);
        Assert.That(recorded, Has.All.LessThanOrEqualTo(Day).And.All.GreaterThan(new LocalDate(2015, 1, 1)));
    }

    [Test]
    public void Events_are_at_most_two_years_old() =>
        Assert.That(
            Households.SelectMany(household => List(household, "events")).Select(happened => On(happened, "date")),
            Has.All.GreaterThan(new LocalDate(2018, 6, 30)));

    [Test]
    public void Monitoring_goes_forward_in_time()
    {
        var monitored = Households.Where(Monitored).Select(household => household.GetProperty("monitoring")).ToArray();

        Assert.That(monitored, Is.Not.Empty);
        Assert.That(monitored.Where(standing => standing.TryGetProperty("eliminatedOn", out _)), Is.Not.Empty);
        Assert.That(monitored, Has.All.Matches<JsonElement>(GoesForward));

        static bool GoesForward(JsonElement standing) =>
            Follows(standing, "identifiedOn", new LocalDate(2018, 1, 1))
            && Follows(standing, "eliminatedOn", On(standing, "identifiedOn"))
            && List(standing, "measures").All(measure => Follows(measure, "deliveredOn", On(standing, "identifiedOn")));

        static bool Follows(JsonElement element, string name, LocalDate first) =>
            !element.TryGetProperty(name, out _) || (On(element, name) >= first && On(element, name) <= Day);
    }

    [Test]
    public void The_year_of_lifting_is_known_of_the_lifted_alone() =>
        Assert.That(
            Households.Where(household => household.TryGetProperty("liftedYear", out _))
                .Select(household => At(household, "povertyHistory")).Distinct(),
            Is.SubsetOf(new[] { "LIFTED", "RETURNED", null }));

    [Test]
    public void Incomes_are_those_of_poor_counties_with_a_few_below_the_line()
    {
        var perHead = Households.Select(IncomePerHead).OfType<decimal>().Order().ToArray();

        Assert.That(perHead.Count(income => income < 4827) / Many, Is.InRange(0.01, 0.03));
        Assert.That(perHead[perHead.Length / 2], Is.InRange(9_500m, 13_500m));
    }

    [TestCase("povertyHistory", "LIFTED", 0.2, 0.27)]
    [TestCase("povertyHistory", "RETURNED", 0.001, 0.01)]
    [TestCase("povertyHistory", "NOT_LIFTED", 0.001, 0.012)]
    [TestCase("copingCapacity", "ADEQUATE", 0.80, 0.97)]
    [TestCase("copingCapacity", "WEAK", 0.03, 0.18)]
    [TestCase("living.houseGrade", "C", 0.01, 0.03)]
    [TestCase("living.houseGrade", "NO_HOUSE", 0.0005, 0.005)]
    [TestCase("living.water.quality", "FAIL", 0.001, 0.01)]
    public void Of_all_households(string path, string code, double from, double to) =>
        Assert.That(Households.Count(household => At(household, path) == code) / Many, Is.InRange(from, to));

    [TestCase("labourCapability", "WEAK", 0.05, 0.3)]
    [TestCase("basicMedicalInsurance", "NONE", 0.003, 0.015)]
    [TestCase("dropoutReason", "ECONOMIC", 0.00002, 0.001)]
    [TestCase("disabilityLevel", "0", 0.92, 0.94)]
    [TestCase("seriousIllness", "True", 0.005, 0.02)]
    [TestCase("chronicIllness", "True", 0.08, 0.16)]
    [TestCase("leftBehind", "True", 0.01, 0.08)]
    public void Of_all_people(string fact, string value, double from, double to) =>
        Assert.That(People.Count(member => At(member, fact) == value) / (double)People.Count(), Is.InRange(from, to));

    [Test]
    public void Monitored_are_some_of_the_lifted_and_few_of_the_others()
    {
        var lifted = Households.Where(household => At(household, "povertyHistory") is "LIFTED" or "RETURNED").ToArray();
        var others = Households.Where(household => At(household, "povertyHistory") is "NEVER_REGISTERED").ToArray();

        Assert.That(lifted.Count(Monitored) / (double)lifted.Length, Is.InRange(0.03, 0.08));
        Assert.That(others.Count(Monitored) / (double)others.Length, Is.InRange(0.005, 0.02));
    }

    [TestCase("income", 0.005, 0.03)]
    [TestCase("monitoring", 0.005, 0.03)]
    [TestCase("events", 0.005, 0.03)]
    [TestCase("clues", 0.003, 0.03)]
    [TestCase("enrolments", 0.001, 0.01)]
    public void Now_and_then_a_whole_answer_is_missing(string name, double from, double to) =>
        Assert.That(Households.Count(household => !household.TryGetProperty(name, out _)) / Many, Is.InRange(from, to));

    [Test]
    public void Nobody_under_16_works_and_no_pupil_counts_as_labour()
    {
        var young = People.Where(member => member.TryGetProperty("age", out var age) && age.GetInt32() < 16).ToArray();

        Assert.That(young, Is.Not.Empty);
        Assert.That(young.Where(member => At(member, "employed") is "True"), Is.Empty);
        Assert.That(young.Where(member => At(member, "publicPost") is "True"), Is.Empty);
        Assert.That(
            People.Where(member => At(member, "schoolStage") is not (null or "NOT_IN_SCHOOL")
                && At(member, "labourCapability") is not (null or "NONE")),
            Is.Empty);
    }

    private static bool Monitored(JsonElement household) =>
        At(household, "monitoring.category") is not (null or "NONE");

    private static decimal? IncomePerHead(JsonElement household)
    {
        string[] parts = ["wage", "business", "property", "transfer", "productionCost"];
        var amounts = parts.Select(part => At(household, $"income.{part}")).ToArray();
        var size = At(household, "householdSize");
        return size is null || amounts.Contains(null)
            ? null
            : (amounts[..4].Sum(Number) - Number(amounts[4])) / Number(size);
    }

    private static decimal Number(string? text) => decimal.Parse(text!, CultureInfo.InvariantCulture);

    private static string? At(JsonElement value, string path)
    {
        foreach (var name in path.Split('.'))
        {
            if (!value.TryGetProperty(name, out value))
            {
                return null;
            }
        }

        return value.ToString();
    }

    private static JsonElement.ArrayEnumerator List(JsonElement value, string name) =>
        value.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static string Text(JsonElement value, string name) => value.GetProperty(name).GetString()!;

    private static LocalDate On(JsonElement value, string name) =>
        LocalDatePattern.Iso.Parse(Text(value, name)).Value;
}
