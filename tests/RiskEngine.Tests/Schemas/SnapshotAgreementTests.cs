using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schema of a snapshot and the reader of snapshots refuse the same households.</summary>
internal sealed class SnapshotAgreementTests
{
    private static IEnumerable<TestCaseData> Mutations() =>
        from cells in CaseTable.Rows("snapshot-agreement.cases.txt")
        select new TestCaseData(cells[0], cells[1], cells[2]).SetName($"{cells[0]} {cells[1]} is {cells[2]}");

    private static string Ordinary => File.ReadAllText(
        Path.Combine(TestContext.CurrentContext.TestDirectory, "Schemas", "snapshot-agreement.household.json"));

    [TestCaseSource(nameof(Mutations))]
    public void Schema(string pointer, string value, string verdict)
    {
        var failures = Published.Schema("snapshot").Validate(Mutation.Of(Ordinary, pointer, value));

        Assert.That(failures.Count == 0, Is.EqualTo(verdict != "refused"), string.Join('\n', failures));
    }
}
