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

    private static readonly BulkTable<(int Run, int Unit, ResultRow Row)> Results = new BulkTable<(int Run, int Unit, ResultRow Row)>("result")
        .Int("run_id", row => row.Run)
        .Text("region_code", row => row.Row.RegionCode)
        .Text("household_id", row => row.Row.HouseholdId)
        .Int("unit", row => row.Unit)
        .Int("snapshot_date", row => row.Row.SnapshotDate)
        .Int("revision", row => row.Row.Revision)
        .Int("rule_set", row => row.Row.RuleSet)
        .Int("category", row => row.Row.Category)
        .Int("score", row => row.Row.Score)
        .Int("score_upper", row => row.Row.HighestScore)
        .Int("level", row => row.Row.Level)
        .Bytes("flags_met", row => row.Row.FlagsMet)
        .Bytes("flags_unknown", row => row.Row.FlagsUnknown)
        .Bytes("measures", row => row.Row.Measures)
        .Bytes("digest", row => row.Row.Digest);

    private static readonly BulkTable<(int Run, int Unit, RejectedHousehold Row)> Rejected = new BulkTable<(int Run, int Unit, RejectedHousehold Row)>("run_rejected")
        .Int("run_id", row => row.Run)
        .Text("region_code", row => row.Row.RegionCode)
        .Text("household_id", row => row.Row.HouseholdId)
        .Int("unit", row => row.Unit)
        .Int("snapshot_date", row => row.Row.SnapshotDate)
        .Int("revision", row => row.Row.Revision)
        .Text("pointer", row => StoredText.Cut(row.Row.Pointer, LongestPointer))
        .Text("code", row => row.Row.Code)
        .Text("message", row => StoredText.Cut(row.Row.Message, LongestText))
        .Text("suggestion", row => row.Row.Suggestion is { } text ? StoredText.Cut(text, LongestText) : null);

    /// <summary>Writes what came of a unit.</summary>
    public static async Task AddAsync(DbTransaction transaction, int run, int unit, UnitWork work, CancellationToken stop)
    {
        await BulkWriter.WriteAsync(transaction, Results, [.. work.Results.Select(row => (run, unit, row))], stop).ConfigureAwait(false);
        await BulkWriter.WriteAsync(transaction, Rejected, [.. work.Rejected.Select(row => (run, unit, row))], stop).ConfigureAwait(false);
    }
}
