using NUnit.Framework;
using RiskEngine.Facts;

namespace RiskEngine.Tests.Facts;

internal sealed class HouseholdFactsTests
{
    [TestCase("""{"householdSize":5}""", 5)]
    [TestCase("""{"householdSize":null}""", 3, TestName = "The number of members stands in for the size")]
    public void Size(string patch, int size)
    {
        Assert.That(Facts(patch).Size, Is.EqualTo(size));
        Assert.That(Facts(patch).MemberCount, Is.EqualTo(3));
    }

    [Test]
    public void Years_since_lifted_are_calendar_years()
    {
        Assert.That(Facts("""{"liftedYear":2018}""").YearsSinceLifted, Is.EqualTo(2));
        Assert.That(Facts("{}").YearsSinceLifted, Is.Null);
    }

    [TestCase("SKILLED", true)]
    [TestCase("ORDINARY", true)]
    [TestCase("WEAK", true)]
    [TestCase("LOST", false)]
    [TestCase("NONE", false)]
    public void Who_is_able_to_work(string capability, bool canWork)
    {
        var facts = Facts($$"""{"members":[{"memberId":"a","labourCapability":"{{capability}}"},{"memberId":"b"}]}""");

        Assert.That(facts.Members[0].CanWork, Is.EqualTo(canWork));
        Assert.That(facts.Members[1].CanWork, Is.Null);
    }

    [TestCase("PRIMARY", true)]
    [TestCase("NOT_IN_SCHOOL", false)]
    public void Who_is_in_school(string stage, bool isInSchool)
    {
        var facts = Facts($$"""{"members":[{"memberId":"a","schoolStage":"{{stage}}"},{"memberId":"b"}]}""");

        Assert.That(facts.Members[0].IsInSchool, Is.EqualTo(isInSchool));
        Assert.That(facts.Members[1].IsInSchool, Is.Null);
    }

    [TestCase("2020-06-01", 0, 29)]
    [TestCase("2019-06-30", 11, 366, TestName = "An event exactly 12 months ago has completed 11")]
    [TestCase("2019-06-29", 12, 367, TestName = "An event a day earlier has completed 12")]
    public void How_long_ago_an_event_was(string date, int months, int days)
    {
        var reported = Facts($$"""{"events":[{"date":"{{date}}"},{}]}""").Events!;

        Assert.That((reported[0].MonthsAgo, reported[0].DaysAgo), Is.EqualTo(((int?)months, (int?)days)));
        Assert.That((reported[1].MonthsAgo, reported[1].DaysAgo), Is.EqualTo(((int?)null, (int?)null)));
    }

    [Test]
    public void Lists_that_were_not_asked_for_are_unknown_and_empty_ones_are_not()
    {
        var unknown = Facts("""
            {"events":null,"clues":null,"enrolments":null,"refusedApplications":null,"riskCauses":null}
            """);
        var none = Facts("{}");

        Assert.That(
            new object?[]
            {
                unknown.Events, unknown.Clues, unknown.Enrolments, unknown.RefusedApplications, unknown.RiskCauses,
            },
            Is.All.Null);
        Assert.That(
            new[]
            {
                none.Events!.Count, none.Clues!.Count, none.Enrolments!.Count, none.RefusedApplications!.Count,
                none.RiskCauses!.Count,
            },
            Is.All.Zero);
        Assert.That((unknown.DaysSinceEarliestClue, none.DaysSinceEarliestClue), Is.EqualTo(((int?)null, (int?)null)));
    }

    [TestCase("2020-06-30", 0)]
    [TestCase("2019-06-30", 11, TestName = "Refused exactly 12 months ago has completed 11")]
    [TestCase("2019-06-29", 12, TestName = "Refused a day earlier has completed 12")]
    [TestCase("2020-08-29", -2, TestName = "Refused after the as-of day is negative")]
    public void How_long_ago_an_application_was_refused(string day, int months)
    {
        var refused = Facts($$"""
            {"refusedApplications":[{"programme":"TEMP_ASSIST","refusedOn":"{{day}}","difficultyNoted":false},{}]}
            """).RefusedApplications!;

        Assert.That(
            (refused[0].Programme, refused[0].MonthsAgo, refused[0].DifficultyNoted),
            Is.EqualTo(((string?)"TEMP_ASSIST", (int?)months, (bool?)false)));
        Assert.That(
            (refused[1].Programme, refused[1].MonthsAgo, refused[1].DifficultyNoted),
            Is.EqualTo(((string?)null, (int?)null, (bool?)null)));
    }

    [TestCase("\"2019-06-30\"", 12, TestName = "Above the dibao standard for exactly 12 months")]
    [TestCase("\"2019-07-01\"", 11, TestName = "Above the dibao standard for a day less than 12 months")]
    [TestCase("\"2020-07-30\"", -1, TestName = "Above the dibao standard only after the as-of day")]
    [TestCase("null", null, TestName = "Above the dibao standard since nobody knows when")]
    public void How_long_the_income_has_been_above_the_dibao_standard(string since, int? months)
    {
        Assert.That(Facts($$"""{"incomeAboveDibaoSince":{{since}}}""").MonthsIncomeAboveDibao, Is.EqualTo(months));
    }

    [Test]
    public void Assets_that_were_not_matched_are_unknown()
    {
        var none = Facts("""{"assets":null}""").Assets;
        var some = Facts("""{"assets":{"vehicle":true,"largeDeposits":null}}""").Assets;

        Assert.That(
            new[] { none.Vehicle, none.CommercialHousing, none.BusinessEntity, none.LargeDeposits }, Is.All.Null);
        Assert.That(
            new[] { some.Vehicle, some.CommercialHousing, some.BusinessEntity, some.LargeDeposits },
            Is.EqualTo(new bool?[] { true, false, false, null }));
    }

    [TestCase("""{"receivedOn":"2020-06-30"}""", false)]
    [TestCase("""{"verifiedOn":"2020-06-30"}""", true)]
    [TestCase(
        """{"verifiedOn":"2020-07-01"}""", false,
        TestName = "A clue verified after the as-of day is not verified yet")]
    public void Verified(string clue, bool isVerified)
    {
        Assert.That(Facts($$"""{"clues":[{{clue}}]}""").Clues![0].IsVerified, Is.EqualTo(isVerified));
    }

    [Test]
    public void The_earliest_clue_is_the_earliest_whose_day_is_known()
    {
        var facts = Facts("""
            {"clues":[{"receivedOn":"2020-06-20"},{},{"receivedOn":"2020-06-10"},{"receivedOn":"2020-06-15"}]}
            """);

        Assert.That(facts.DaysSinceEarliestClue, Is.EqualTo(20));
        Assert.That(facts.Clues![0].DaysSinceReceived, Is.EqualTo(10));
        Assert.That(facts.Clues![1].DaysSinceReceived, Is.Null);
    }

    [TestCase("""{"from":"2020-06-30"}""", true)]
    [TestCase("""{"from":"2020-07-01"}""", false)]
    [TestCase("""{"from":"2019-01-01","to":"2020-07-01"}""", true)]
    [TestCase(
        """{"from":"2019-01-01","to":"2020-06-30"}""", false,
        TestName = "The day on which it ended is no longer part of it")]
    [TestCase("{}", null)]
    [TestCase("""{"to":"2020-07-01"}""", null)]
    [TestCase("""{"to":"2020-06-30"}""", false, TestName = "What has ended is not current, whenever it began")]
    public void Current(string enrolment, bool? isCurrent)
    {
        Assert.That(Facts($$"""{"enrolments":[{{enrolment}}]}""").Enrolments![0].IsCurrent, Is.EqualTo(isCurrent));
    }

    [TestCase("""{"category":"MARGINAL"}""", true)]
    [TestCase("""{"category":"UNSTABLE_LIFTED"}""", true)]
    [TestCase("""{"category":"SUDDEN_SEVERE"}""", true)]
    [TestCase("""{"category":"WATCH_LIST"}""", false)]
    [TestCase("""{"category":"NONE"}""", false)]
    [TestCase("""{"category":"MARGINAL","eliminatedOn":"2020-01-01"}""", false)]
    [TestCase("""{"category":null}""", null)]
    [TestCase(
        """{"category":null,"eliminatedOn":"2020-01-01"}""", false,
        TestName = "Eliminated is not monitored, whatever it was")]
    [TestCase("null", null)]
    public void Monitored(string monitoring, bool? isMonitored)
    {
        Assert.That(Facts($$"""{"monitoring":{{monitoring}}}""").IsMonitored, Is.EqualTo(isMonitored));
    }

    [Test]
    public void Monitoring_is_counted_in_months()
    {
        var monitoring = Facts("""
            {"monitoring":{"category":"MARGINAL","identifiedOn":"2019-12-01","incomeAboveLineSince":"2019-12-02",
             "measures":[{"deliveredOn":"2020-06-30"},{"deliveredOn":"2020-07-01"},{}]}}
            """).Monitoring;

        Assert.That(monitoring.MonthsSinceIdentified, Is.EqualTo(6));
        Assert.That(monitoring.MonthsFromIdentificationToSnapshot, Is.EqualTo(6));
        Assert.That(monitoring.MonthsIncomeAboveLine, Is.EqualTo(5));
        Assert.That(monitoring.DeliveredMeasureCount, Is.EqualTo(1));
        Assert.That(monitoring.IsEliminated, Is.False);
    }

    [Test]
    public void Nothing_is_known_of_a_monitoring_that_was_not_asked_for()
    {
        var monitoring = Facts("""{"monitoring":null}""").Monitoring;

        Assert.That(monitoring.Category, Is.Null);
        Assert.That(monitoring.MonthsSinceIdentified, Is.Null);
        Assert.That(monitoring.DeliveredMeasureCount, Is.Null);
        Assert.That(monitoring.IsEliminated, Is.Null);
    }

    [Test]
    public void Loading_again_allocates_nothing_and_leaves_nothing_behind()
    {
        var full = AHousehold.Read(AHousehold.EveryAnswer);
        var bare = AHousehold.With("""
            {"events":null,"clues":null,"enrolments":null,"refusedApplications":null,"monitoring":null}
            """);
        var facts = HouseholdFacts.From(full, AHousehold.AsOf);
        facts.Load(bare, AHousehold.AsOf);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1000; time++)
        {
            facts.Load(full, AHousehold.AsOf);
            facts.Load(bare, AHousehold.AsOf);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(
            new object?[]
            {
                facts.Events, facts.Clues, facts.Enrolments, facts.RefusedApplications, facts.IsMonitored,
            },
            Is.All.Null);
    }

    private static HouseholdFacts Facts(string patch) => HouseholdFacts.From(AHousehold.With(patch), AHousehold.AsOf);
}
