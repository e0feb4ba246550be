using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

/// <summary>Whatever bytes arrive, the answer is a household or problems, never an exception.</summary>
internal sealed class MutationTests
{
    [TestCase(1u)]
    [TestCase(2u)]
    [TestCase(3u)]
    public void Random_changes_never_throw(uint seed)
    {
        var whole = Encoding.UTF8.GetBytes(AHousehold.EveryAnswer);
        var (reader, household) = (new SnapshotReader(), new HouseholdSnapshot());
        var problems = new List<SnapshotProblem>();
        var (usable, refused) = (0, 0);
        for (var time = 0; time < 10_000; time++)
        {
            problems.Clear();
            var json = Mutated.Of(whole, ref seed);
            var isUsable = reader.TryRead(json, household, problems);
            Assert.That(problems, isUsable ? Is.Empty : Is.Not.Empty, () => Encoding.UTF8.GetString(json));
            Assert.That(problems.Count, Is.LessThanOrEqualTo(51));
            Assert.That(problems.All(problem => problem.Pointer is "" or ['/', ..]), Is.True);
            (usable, refused) = isUsable ? (usable + 1, refused) : (usable, refused + 1);
        }

        Assert.That(usable, Is.GreaterThan(100), "some changes do no harm");
        Assert.That(refused, Is.GreaterThan(1000), "most do");
    }

    [Test]
    public void Every_beginning_of_a_text_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes(AHousehold.EveryAnswer);
        var problems = new List<SnapshotProblem>();
        var reader = new SnapshotReader();
        for (var length = 0; length < whole.Length; length++)
        {
            problems.Clear();
            Assert.That(reader.TryRead(whole.AsSpan(0, length), new HouseholdSnapshot(), problems), Is.False);
            Assert.That(problems.Single().Code, Is.EqualTo("RE5001"));
        }
    }

    [Test]
    public void What_the_reader_takes_a_JSON_library_takes_too()
    {
        var whole = Encoding.UTF8.GetBytes(AHousehold.EveryAnswer);
        var (reader, household) = (new SnapshotReader(), new HouseholdSnapshot());
        var seed = 4u;
        for (var time = 0; time < 5_000; time++)
        {
            var json = Mutated.Of(whole, ref seed);
            if (reader.TryRead(json, household, []))
            {
                Assert.That(() => JsonDocument.Parse(json).Dispose(), Throws.Nothing);
                var again = AHousehold.Read(Encoding.UTF8.GetString(json));
                Assert.That(again.HouseholdId, Is.EqualTo(household.HouseholdId));
            }
        }
    }
}
