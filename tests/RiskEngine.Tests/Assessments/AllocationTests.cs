using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Facts;
using RiskEngine.Households;

namespace RiskEngine.Tests.Assessments;

/// <summary>A batch of a million households leaves no garbage: every object is filled again.</summary>
internal sealed class AllocationTests
{
    private static readonly CompiledRuleSet National = NationalRules.Compiled;

    private static readonly byte[][] Households = [.. NationalRules.Samples(500)
        .Select(System.Text.Encoding.UTF8.GetBytes)];

    [Test]
    public void Assessing_allocates_nothing() => Assert.That(AllocatedBy(Assess), Is.Zero);

    // The few bytes are codes and texts inside sentences.
    [TestCase(Explain.None, 200)]
    [TestCase(Explain.Summary, 1_000)]
    public void Writing_the_answer_allocates_next_to_nothing(Explain explain, int bytes) => Assert.That(
        AllocatedBy((facts, row, writer) =>
        {
            Assess(facts, row, writer);
            writer.Write(row, explain);
        }) / Households.Length,
        Is.LessThan(bytes));

    [Test]
    public void Counting_allocates_nothing_and_tells_no_member_from_another()
    {
        static void Write(HouseholdFacts facts, Assessment row, AssessmentJson writer)
        {
            Assess(facts, row, writer);
            writer.Write(row, Explain.None);
        }

        var writing = AllocatedBy(Write);
        var counting = AllocatedBy((facts, row, writer) =>
        {
            Write(facts, row, writer);
            row.Count();
        });
        var counts = National.Tally.Take().ToArray();

        Assert.That(counting, Is.EqualTo(writing));
        Assert.That(counts.Where(count => count.Kind == TallyKind.Category).Sum(count => count.Count), Is.EqualTo(1_500));
        Assert.That(counts.Select(count => count.Code), Has.Some.StartsWith("/members/*/").And.None.Match("/[0-9]"));
        Assert.That(National.Tally.Take(), Is.Empty);
    }

    private static void Assess(HouseholdFacts facts, Assessment row, AssessmentJson writer) =>
        National.Assess(facts, row);

    // Twice to warm up: pools grow to the largest household, and forms are compiled when first asked for.
    private static long AllocatedBy(Action<HouseholdFacts, Assessment, AssessmentJson> step)
    {
        var (snapshots, row, writer) = (Households.Select(_ => new HouseholdSnapshot()).ToArray(),
            National.NewAssessment(), new AssessmentJson());
        var facts = Households.Select(_ => new HouseholdFacts()).ToArray();
        var problems = new List<SnapshotProblem>();
        var reader = new SnapshotReader();
        long allocated = 0;
        for (var round = 0; round < 3; round++)
        {
            for (var place = 0; place < Households.Length; place++)
            {
                reader.TryRead(Households[place], snapshots[place], problems);
                facts[place].Load(snapshots[place], NationalRules.Day);
            }

            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var household in facts)
            {
                step(household, row, writer);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return allocated;
    }
}
