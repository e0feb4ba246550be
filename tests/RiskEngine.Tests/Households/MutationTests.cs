using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Households;

/// <summary>Whatever bytes arrive, the answer is a household or problems, never an exception.</summary>
internal sealed class MutationTests
{
    private static readonly byte[] Telling = Encoding.UTF8.GetBytes("{}[]\",:\\u0dD8eE+-.19/*\n\0 ntf\u00E9");

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
            var json = Mutated(whole, ref seed);
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
            var json = Mutated(whole, ref seed);
            if (reader.TryRead(json, household, []))
            {
                Assert.That(() => JsonDocument.Parse(json).Dispose(), Throws.Nothing);
                var again = AHousehold.Read(Encoding.UTF8.GetString(json));
                Assert.That(again.HouseholdId, Is.EqualTo(household.HouseholdId));
            }
        }
    }

    private static byte[] Mutated(byte[] whole, ref uint seed)
    {
        var json = (byte[])whole.Clone();
        var changes = 1 + (Next(ref seed) % 3);
        for (var change = 0; change < changes; change++)
        {
            var at = (int)(Next(ref seed) % (uint)json.Length);
            switch (Next(ref seed) % 4)
            {
                case 0:
                    json[at] = (byte)(Next(ref seed) % 256);
                    break;
                case 1:
                    json[at] = Telling[Next(ref seed) % Telling.Length];
                    break;
                case 2:
                    json = [.. json[..at], .. json[Math.Min(json.Length, at + (int)(Next(ref seed) % 9))..]];
                    break;
                default:
                    var from = (int)(Next(ref seed) % (uint)json.Length);
                    json = [.. json[..at], .. json.AsSpan(from, Math.Min(12, json.Length - from)), .. json[at..]];
                    break;
            }
        }

        return json;
    }

    // A plain xorshift: the same bytes on every machine, so that a failure can be seen again.
    private static uint Next(ref uint seed)
    {
        seed ^= seed << 13;
        seed ^= seed >> 17;
        seed ^= seed << 5;
        return seed;
    }
}
