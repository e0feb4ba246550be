using System.Buffers;
using RiskEngine.Assessments.Batches;
using RiskEngine.Households;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Storing;

/// <summary>Turns the records of one block after the other into rows of the store. One for each thread.</summary>
internal sealed class BlockParser(RowTexts texts)
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];

    public ParsedBlock Parse(Block block)
    {
        var parsed = new ParsedBlock(block.EndsAt, [], [], texts.Take());
        foreach (var record in block.Records)
        {
            problems.Clear();
            if (record.TryRead(block, reader, household, problems))
            {
                parsed.Rows.Add(SnapshotRow.Of(household, parsed.Texts));
                continue;
            }

            var id = household.HouseholdId is { Length: > 0 } known ? known : null;
            parsed.Rejected.AddRange(problems.Select(problem => new RejectedRow(
                record.Line, id, problem.Pointer, problem.Code, problem.Message, problem.Suggestion)));
        }

        return parsed;
    }
}

/// <summary>What a block came to.</summary>
/// <param name="EndsAt">Where it ends in the file, in bytes.</param>
/// <param name="Rows">The households that could be read.</param>
/// <param name="Rejected">Why the others could not.</param>
/// <param name="Texts">Where the texts of the rows are.</param>
internal sealed record ParsedBlock(long EndsAt, List<SnapshotRow> Rows, List<RejectedRow> Rejected, ArrayBufferWriter<byte> Texts);
