using System.Data.Common;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Runs;

/// <summary>An assessment as it is kept: places in the code tables of its rule set, and a digest of the whole answer.</summary>
internal sealed record ResultRow
{
    public required string RegionCode { get; init; }

    public required string HouseholdId { get; init; }

    public required int SnapshotDate { get; init; }

    public required int Revision { get; init; }

    /// <summary>Number of the rule set in the run.</summary>
    public required int RuleSet { get; init; }

    public required int Category { get; init; }

    public required int Score { get; init; }

    public required int HighestScore { get; init; }

    public required int Level { get; init; }

    public required byte[] FlagsMet { get; init; }

    public required byte[] FlagsUnknown { get; init; }

    public required byte[] Measures { get; init; }

    /// <summary>The digest of the audit, 32 bytes.</summary>
    public required byte[] Digest { get; init; }
}

/// <summary>A household that could not be assessed, with its first reason.</summary>
internal sealed record RejectedHousehold(
    string RegionCode, string HouseholdId, int SnapshotDate, int Revision, string Pointer, string Code, string Message, string? Suggestion);

/// <summary>The tables <c>result</c> and <c>run_rejected</c>, written unit by unit.</summary>
internal static class ResultTable
{
    // The widths of the servers' columns.
    private const int LongestPointer = 400;
    private const int LongestText = 2_000;

    private static readonly BulkTable<(int Run, int Unit, ResultRow Row)> Results = new("result",
    [
        new("run_id", BulkType.Int, row => row.Run),
        new("region_code", BulkType.Text, row => row.Row.RegionCode),
        new("household_id", BulkType.Text, row => row.Row.HouseholdId),
        new("unit", BulkType.Int, row => row.Unit),
        new("snapshot_date", BulkType.Int, row => row.Row.SnapshotDate),
        new("revision", BulkType.Int, row => row.Row.Revision),
        new("rule_set", BulkType.Int, row => row.Row.RuleSet),
        new("category", BulkType.Int, row => row.Row.Category),
        new("score", BulkType.Int, row => row.Row.Score),
        new("score_upper", BulkType.Int, row => row.Row.HighestScore),
        new("level", BulkType.Int, row => row.Row.Level),
        new("flags_met", BulkType.Bytes, row => row.Row.FlagsMet),
        new("flags_unknown", BulkType.Bytes, row => row.Row.FlagsUnknown),
        new("measures", BulkType.Bytes, row => row.Row.Measures),
        new("digest", BulkType.Bytes, row => row.Row.Digest),
    ]);

    private static readonly BulkTable<(int Run, int Unit, RejectedHousehold Row)> Rejected = new("run_rejected",
    [
        new("run_id", BulkType.Int, row => row.Run),
        new("region_code", BulkType.Text, row => row.Row.RegionCode),
        new("household_id", BulkType.Text, row => row.Row.HouseholdId),
        new("unit", BulkType.Int, row => row.Unit),
        new("snapshot_date", BulkType.Int, row => row.Row.SnapshotDate),
        new("revision", BulkType.Int, row => row.Row.Revision),
        new("pointer", BulkType.Text, row => StoredText.Cut(row.Row.Pointer, LongestPointer)),
        new("code", BulkType.Text, row => row.Row.Code),
        new("message", BulkType.Text, row => StoredText.Cut(row.Row.Message, LongestText)),
        new("suggestion", BulkType.Text, row => row.Row.Suggestion is { } text ? StoredText.Cut(text, LongestText) : null),
    ]);

    /// <summary>Writes what came of a unit.</summary>
    public static async Task AddAsync(DbTransaction transaction, int run, int unit, UnitWork work, CancellationToken stop)
    {
        await BulkWriter.WriteAsync(transaction, Results, [.. work.Results.Select(row => (run, unit, row))], stop).ConfigureAwait(false);
        await BulkWriter.WriteAsync(transaction, Rejected, [.. work.Rejected.Select(row => (run, unit, row))], stop).ConfigureAwait(false);
    }
}
