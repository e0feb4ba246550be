using RiskEngine.Assessments;
using RiskEngine.Cli.Output;
using RiskEngine.Households;

namespace RiskEngine.Cli.Assessing;

/// <summary>Assesses the records of one block after the other. One for each thread.</summary>
internal sealed class BlockAssessor(AssessOrder order, RuleSetShelf shelf)
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly Assessor assessor = new(shelf, order.RuleSet);
    private readonly IResultWriter writer = ResultWriters.For(order);

    /// <summary>What writes the results, and may have counted them.</summary>
    public IResultWriter Writer => writer;

    public void Assess(Block block, string? file)
    {
        block.Output.ResetWrittenCount();
        (block.Assessed, block.Rejected) = (0, 0);
        foreach (var record in block.Records)
        {
            problems.Clear();
            if (Assess(block, record) is { } assessment)
            {
                writer.Write(assessment, block.Output);
                block.Assessed++;
            }
            else
            {
                writer.Write(new Rejection(file, record.Line, household.HouseholdId, problems), block.Output);
                block.Rejected++;
            }
        }
    }

    private Assessment? Assess(Block block, Record record) =>
        record.TryRead(block, reader, household, problems) ? assessor.Assess(household, order.AsOf, problems) : null;
}

/// <summary>A record that could not be assessed.</summary>
/// <param name="File">Its file, where there are several.</param>
/// <param name="Line">The line on which it starts.</param>
/// <param name="HouseholdId">The household, as far as it could be read; empty otherwise.</param>
/// <param name="Problems">Every reason.</param>
internal sealed record Rejection(string? File, int Line, string HouseholdId, IReadOnlyList<SnapshotProblem> Problems);
