using System.Buffers;
using RiskEngine.Cli.Assessing;
using RiskEngine.Households;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Storing;

/// <summary>Turns the records of one block after the other into rows of the store. One for each thread.</summary>
internal sealed class BlockParser
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly ArrayBufferWriter<byte> scratch = new(4_096);

    public void Parse(Block block)
    {
        block.Rows.Clear();
        block.RejectedRows.Clear();
        foreach (var record in block.Records)
        {
            problems.Clear();
            if (record.TryRead(block, reader, household, problems))
            {
                block.Rows.Add(SnapshotRow.Of(household, scratch));
                continue;
            }

            var id = household.HouseholdId is { Length: > 0 } known ? known : null;
            block.RejectedRows.AddRange(problems.Select(problem => new RejectedRow(
                record.Line, id, problem.Pointer, problem.Code, problem.Message, problem.Suggestion)));
        }
    }
}
