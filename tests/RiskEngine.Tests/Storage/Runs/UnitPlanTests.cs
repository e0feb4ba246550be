using NUnit.Framework;
using RiskEngine.Storage.Runs;

namespace RiskEngine.Tests.Storage.Runs;

/// <summary>How the households of a store are cut into units.</summary>
internal sealed class UnitPlanTests
{
    [TestCase("", "")]
    [TestCase("A1 A2", "A1: ..")]
    [TestCase("A1 A2 A3", "A1: ..h2 A2: h2..")]
    [TestCase("A1 A1 A2 A2 A2", "A1: ..")]
    [TestCase("A1 A2 A3 A4 A5", "A1: ..h2 A2: h2..h4 A3: h4..")]
    [TestCase("A1 B1 B2 B3 C9", "A1: .. B2: ..h2 B3: h2.. C4: ..")]
    public void A_unit_lies_in_one_county_and_has_two_households_at_most(string snapshots, string expected)
    {
        var plan = new UnitPlan(2);
        foreach (var snapshot in snapshots.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            plan.Add(snapshot[..1], $"h{snapshot[1..]}");
        }

        var units = plan.Finish().Select(unit => $"{unit.County}{unit.Unit}: {unit.AfterHousehold}..{unit.ThroughHousehold}");

        Assert.That(string.Join(' ', units), Is.EqualTo(expected));
    }
}
