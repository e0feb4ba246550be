using System.Data.Common;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Households;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>What came of a unit.</summary>
/// <param name="Results">By region and household, as the table is sorted.</param>
/// <param name="Rejected">The households that could not be assessed.</param>
internal sealed record UnitWork(List<ResultRow> Results, List<RejectedHousehold> Rejected)
{
    public UnitCounts Counts => new()
    {
        Read = Results.Count + Rejected.Count, Assessed = Results.Count, Rejected = Rejected.Count,
    };
}

/// <summary>Reads and assesses the households of one unit after the other. One for each worker.</summary>
/// <param name="shelf">The rule sets, shared by all workers.</param>
/// <param name="asOf">The day.</param>
/// <param name="pin">The rule set to apply; null for the one in force.</param>
/// <param name="numbers">The rule sets of the run, by name and version.</param>
internal sealed class UnitAssessor(RuleSetShelf shelf, LocalDate asOf, string? pin, IReadOnlyDictionary<string, int> numbers)
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot household = new();
    private readonly List<SnapshotProblem> problems = [];
    private readonly Assessor assessor = new(shelf, pin);
    private readonly AssessmentJson json = new();
    private readonly Dictionary<CodeTables, int> known = [];

    /// <summary>Why the last household could not be assessed; empty when it was.</summary>
    public IReadOnlyList<SnapshotProblem> Problems => problems;

    /// <summary>Reads and assesses a unit; done again, it gives the same.</summary>
    public async Task<UnitWork> AssessAsync(DbConnection connection, Run run, RunUnit unit, CancellationToken stop)
    {
        var work = new UnitWork([], []);
        var cursor = await SnapshotTable.NewestAsync(
            connection, unit.County, unit.AfterHousehold, unit.ThroughHousehold, run.AsOf, run.ThroughBatch, stop).ConfigureAwait(false);
        await using var closing = cursor.ConfigureAwait(false);
        while (await cursor.ReadAsync(stop).ConfigureAwait(false))
        {
            var (region, id, date, revision) = (cursor.RegionCode, cursor.HouseholdId, cursor.Date, cursor.Revision);
            if (Assess(region, id, date, revision, cursor.Body, cursor.Digest) is { } row)
            {
                work.Results.Add(row);
            }
            else
            {
                var first = problems[0];
                work.Rejected.Add(new RejectedHousehold(
                    region, id, date, revision, first.Pointer, first.Code, first.Message, first.Suggestion));
            }
        }

        // In the order of the key, so that neighbours go into the same page.
        work.Results.Sort(static (left, right) =>
            string.CompareOrdinal(left.RegionCode, right.RegionCode) is var order and not 0
                ? order
                : string.CompareOrdinal(left.HouseholdId, right.HouseholdId));
        return work;
    }

    /// <summary>Assesses one stored household; null when it cannot be, for the <see cref="Problems"/>.</summary>
    public ResultRow? Assess(string region, string id, int date, int revision, ReadOnlySpan<byte> body, ReadOnlySpan<byte> digest)
    {
        problems.Clear();
        if (!reader.TryRead(body, household, problems) || assessor.Assess(household, asOf, problems) is not { } assessment)
        {
            return null;
        }

        var tables = assessment.Tables;
        if (!known.TryGetValue(tables, out var number))
        {
            known[tables] = number = numbers[assessment.RuleSet.Id.ToString()];
        }

        return new ResultRow
        {
            RegionCode = region,
            HouseholdId = id,
            SnapshotDate = date,
            Revision = revision,
            RuleSet = number,
            Category = CodeTables.CategoryOf(assessment),
            Score = assessment.Score,
            HighestScore = assessment.HighestScore,
            Level = (int)assessment.Level,
            FlagsMet = tables.FlagsMet(assessment),
            FlagsUnknown = tables.FlagsUnknown(assessment),
            Measures = tables.MeasuresMet(assessment),
            Digest = json.Digest(assessment, digest),
        };
    }
}
