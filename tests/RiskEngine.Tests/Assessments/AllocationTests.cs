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
