using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Assessments.Batches;

/// <summary>Assesses the records of one block after the other. One for each thread.</summary>
/// <param name="shelf">The rule sets, shared by all threads.</param>
/// <param name="ruleSet">The rule set to apply; null for the one in force for each household.</param>
/// <param name="asOf">The day; null for each household's own.</param>
/// <param name="writer">How the results are written; its own.</param>
public sealed class BlockAssessor(RuleSetShelf shelf, string? ruleSet, LocalDate? asOf, IResultWriter writer)
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly Assessor assessor = new(shelf, ruleSet);

    /// <summary>What writes the results, and may have counted them.</summary>
    public IResultWriter Writer => writer;

    /// <summary>Assesses the records of a block into its output.</summary>
    /// <param name="block">The block.</param>
    /// <param name="file">Name of the input, shown where records are rejected; null where there is one only.</param>
    public void Assess(Block block, string? file)
    {
        ArgumentNullException.ThrowIfNull(block);
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
        record.TryRead(block, reader, household, problems) ? assessor.Assess(household, asOf, problems) : null;
}
