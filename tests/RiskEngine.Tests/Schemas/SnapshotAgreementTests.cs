using System.Text;
using NUnit.Framework;
using RiskEngine.Households;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schema of a snapshot and the reader of snapshots refuse the same households.</summary>
internal sealed class SnapshotAgreementTests
{
    private static string Ordinary => TestFiles.Text("snapshot-agreement.household.json");

    private static IEnumerable<TestCaseData> Mutations() =>
        from cells in TestFiles.Rows("snapshot-agreement.cases.txt")
        select new TestCaseData(cells[0], cells[1], cells[2]).SetName($"{cells[0]} {cells[1]} is {cells[2]}");

    [TestCaseSource(nameof(Mutations))]
    public void Schema_and_reader_agree_on_a_household(string pointer, string value, string verdict)
    {
        var mutated = Mutation.Of(Ordinary, pointer, value);

        var failures = Published.Schema("snapshot").Validate(mutated);
        var problems = Problems(mutated);

        Assert.That(failures, verdict == "refused" ? Is.Not.Empty : Is.Empty, "the schema");
        Assert.That(problems, verdict == "accepted" ? Is.Empty : Is.Not.Empty, "the reader");
    }

    [Test]
    public void A_name_that_stands_twice_is_refused_by_the_reader_alone()
    {
        const string Year = "\"liftedYear\": 2017";
        var twice = Ordinary.Replace(Year, $"{Year}, {Year}", StringComparison.Ordinal);

        Assert.That(Published.Schema("snapshot").Validate(twice), Is.Empty);
        Assert.That(Problems(twice).Select(problem => problem.Pointer), Is.EqualTo(new[] { "/liftedYear" }));
    }

    [Test]
    public void Where_both_refuse_a_household_the_reader_points_at_the_same_place_or_into_it()
    {
        var apart = new List<string>();
        foreach (var cells in TestFiles.Rows("snapshot-agreement.cases.txt").Where(cells => cells[2] == "refused"))
        {
            var mutated = Mutation.Of(Ordinary, cells[0], cells[1]);
            var failures = Published.Schema("snapshot").Validate(mutated);
            var schema = failures.Select(failure => failure.Pointer).Distinct().ToList();
            var reader = Problems(mutated).Select(problem => problem.Pointer).Distinct().ToList();

            // Of a missing member and a repeated item the schema names the owner, the reader the thing itself.
            if (schema.Count != reader.Count || schema.Zip(reader).Any(pair => !IsIn(pair.First, pair.Second)))
            {
                apart.Add($"{cells[0]} {cells[1]}: {string.Join(' ', schema)} / {string.Join(' ', reader)}");
            }
        }

        Assert.That(apart, Is.Empty);

        static bool IsIn(string owner, string place) =>
            place == owner || place[..place.LastIndexOf('/')] == owner;
    }

    private static List<SnapshotProblem> Problems(string json)
    {
        var problems = new List<SnapshotProblem>();
        var read = new SnapshotReader().TryRead(Encoding.UTF8.GetBytes(json), new HouseholdSnapshot(), problems);

        Assert.That(read, Is.EqualTo(problems.Count == 0));
        return problems;
    }
}
