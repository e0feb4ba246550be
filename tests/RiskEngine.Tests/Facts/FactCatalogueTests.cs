using System.Reflection;
using NUnit.Framework;
using RiskEngine.Facts;
using RiskEngine.Households;

namespace RiskEngine.Tests.Facts;

internal sealed class FactCatalogueTests
{
    [TestCase(typeof(HouseholdFacts), "PovertyHistory", "/povertyHistory")]
    [TestCase(typeof(HouseholdFacts), "IsMonitored", "/monitoring/category")]
    [TestCase(typeof(Income), "Wage", "/income/wage")]
    [TestCase(typeof(Water), "Piped", "/living/water/piped")]
    [TestCase(typeof(Member), "Age", "/members/*/age")]
    [TestCase(typeof(Member), "CanWork", "/members/*/labourCapability")]
    [TestCase(typeof(EventFacts), "Resolved", "/events/*/resolved")]
    [TestCase(typeof(EventFacts), "MonthsAgo", "/events/*/date")]
    [TestCase(typeof(HouseholdFacts), "DevelopmentAidFeasible", "/developmentAidFeasible")]
    [TestCase(typeof(HouseholdFacts), "MonthsIncomeAboveDibao", "/incomeAboveDibaoSince")]
    [TestCase(typeof(Assets), "LargeDeposits", "/assets/largeDeposits")]
    [TestCase(typeof(Member), "DiagnosisGroup", "/members/*/diagnosisGroup")]
    [TestCase(typeof(RefusedApplicationFacts), "MonthsAgo", "/refusedApplications/*/refusedOn")]
    [TestCase(typeof(MonitoringFacts), "DeliveredMeasureCount", "/monitoring/measures")]
    public void A_fact_knows_its_answers(Type owner, string fact, string template)
    {
        var templates = FactCatalogue.Sources(owner, fact).Select(source => source.Template);

        Assert.That(templates, Is.EqualTo(new[] { template }));
    }

    [Test]
    public void What_is_no_fact_has_no_source()
    {
        Assert.That(FactCatalogue.Sources(typeof(Income), "Wealth"), Is.Empty);
    }

    [Test]
    public void Every_fact_has_a_source()
    {
        var facts =
            from owner in FactCatalogue.OwnerTypes
            from property in owner.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            select (owner, property.Name);

        Assert.That(facts.Count(), Is.GreaterThan(90));
        Assert.That(facts.Where(fact => FactCatalogue.Sources(fact.owner, fact.Name).Count == 0), Is.Empty);
    }

    [TestCase("{}", -1, null)]
    [TestCase("""{"income":{"wage":null}}""", -1, "/income/wage")]
    [TestCase("""{"income":null}""", -1, "/income")]
    public void The_shallowest_absent_answer_of_an_object(string patch, int index, string? pointer)
    {
        Assert.That(Absent(typeof(Income), "Wage", patch, index), Is.EqualTo(pointer));
    }

    [TestCase("{}", null)]
    [TestCase("""{"living":{"water":{"piped":null}}}""", "/living/water/piped")]
    [TestCase("""{"living":{"water":null}}""", "/living/water")]
    [TestCase("""{"living":null}""", "/living")]
    public void The_shallowest_absent_answer_three_levels_down(string patch, string? pointer)
    {
        Assert.That(Absent(typeof(Water), "Piped", patch, -1), Is.EqualTo(pointer));
    }

    [TestCase("""{"events":null}""", 0, "/events")]
    [TestCase("""{"events":[]}""", -1, null)]
    [TestCase("""{"events":[{"resolved":true},{}]}""", 0, null)]
    [TestCase("""{"events":[{"resolved":true},{}]}""", 1, "/events/1/resolved")]
    [TestCase(
        """{"events":[{"resolved":true},{}]}""", -1, "/events/1/resolved",
        TestName = "Without a place the first that lacks it")]
    [TestCase("""{"events":[{}]}""", 7, null)]
    public void The_shallowest_absent_answer_in_a_list(string patch, int index, string? pointer)
    {
        Assert.That(Absent(typeof(EventFacts), "Resolved", patch, index), Is.EqualTo(pointer));
    }

    [Test]
    public void Every_answer_of_a_complete_household_is_there()
    {
        var household = AHousehold.Read(AHousehold.EveryAnswer);
        var absent =
            from owner in FactCatalogue.OwnerTypes
            from property in owner.GetProperties()
            from source in FactCatalogue.Sources(owner, property.Name)
            select source.ShallowestAbsentPointer(household);

        Assert.That(absent, Is.All.Null);
    }

    [Test]
    public void Asking_again_allocates_nothing()
    {
        var household = AHousehold.With("""{"events":[{},{}],"income":null}""");
        var wage = FactCatalogue.Sources(typeof(Income), "Wage")[0];
        var resolved = FactCatalogue.Sources(typeof(EventFacts), "Resolved")[0];
        resolved.ShallowestAbsentPointer(household, 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var time = 0; time < 1000; time++)
        {
            wage.ShallowestAbsentPointer(household);
            resolved.ShallowestAbsentPointer(household, 1);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static string? Absent(Type owner, string fact, string patch, int index) =>
        FactCatalogue.Sources(owner, fact)[0].ShallowestAbsentPointer(AHousehold.With(patch), index);
}
