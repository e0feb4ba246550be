using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using RiskEngine.Assessments;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>What was found in a unit.</summary>
internal sealed record UnitFindings(List<RunDifference> Differences, long Households, long Results);

/// <summary>Computes the households of one unit after the other again. One for each worker.</summary>
internal sealed class UnitVerifier
{
    // No rule set was in force for the household: those of today may differ, and no digest depends on them.
    private const string NoRuleSet = "RE3100";

    private readonly Run run;
    private readonly Dictionary<int, UnitAssessor> assessors;
    private readonly Dictionary<int, string[]> categories;

    public UnitVerifier(RuleSetShelf shelf, Run run, IReadOnlyList<RunRuleSet> sets)
    {
        this.run = run;

        // Each household by the set that it was assessed by, whichever would be chosen today.
        var numbers = sets.ToDictionary(set => set.Pin, set => set.Number, StringComparer.Ordinal);
        assessors = sets.ToDictionary(set => set.Number, set => new UnitAssessor(shelf, DayNumber.ToDay(run.AsOf), set.Pin, numbers));
        categories = sets.ToDictionary(set => set.Number, set => set.CategoryCodes.Split(' '));
    }

    public async Task<UnitFindings> VerifyAsync(DbConnection connection, RunUnit unit, CancellationToken stop)
    {
        var differences = new List<RunDifference>();
        var (households, results) = (0L, 0L);
        var reader = await VerifiedRow.StreamAsync(connection, run, unit, stop).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var row = new VerifiedRow(reader);
        while (await reader.ReadAsync(stop).ConfigureAwait(false))
        {
            households++;
            var stored = row.Result;
            results += stored is null ? 0 : 1;
            if (Difference(row, stored) is { } what)
            {
                differences.Add(new RunDifference(row.HouseholdId, what));
            }
        }

        return new UnitFindings(differences, households, results);
    }

    private string? Difference(VerifiedRow row, ResultRow? stored)
    {
        var body = row.Body;
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(row.Digest))
        {
            return "the stored text of its snapshot no longer has the digest that it was imported with";
        }

        if (stored is null)
        {
            return row.RejectedCode is { } code ? Rejected(row, code, body) : "it has no result";
        }

        if (!assessors.TryGetValue(stored.RuleSet, out var assessor))
        {
            return "its result names a rule set that the run does not have";
        }

        return assessor.Assess(row.RegionCode, row.HouseholdId, row.Date, row.Revision, body, row.Digest) is { } again
            ? Difference(stored, again)
            : $"it has a result, and cannot be assessed: {assessor.Problems[0].Message}";
    }

    private string? Rejected(VerifiedRow row, string code, byte[] body) =>
        code == NoRuleSet || assessors.Values.First() is var assessor
            && assessor.Assess(row.RegionCode, row.HouseholdId, row.Date, row.Revision, body, row.Digest) is null
            && assessor.Problems[0].Code == code
            ? null
            : $"it was rejected with {code}, and is not now";

    private string? Difference(ResultRow stored, ResultRow again)
    {
        var different = new List<string>();
        void Compare(string name, string before, string after)
        {
            if (before != after)
            {
                different.Add($"{name} {before} stored, {after} computed");
            }
        }

        string Category(ResultRow row) => categories[row.RuleSet].ElementAtOrDefault(row.Category) ?? Number(row.Category);
        Compare("category", Category(stored), Category(again));
        Compare("score", Number(stored.Score), Number(again.Score));
        Compare("highest score", Number(stored.HighestScore), Number(again.HighestScore));
        Compare("level", Number(stored.Level), Number(again.Level));
        Compare("snapshot", $"{stored.SnapshotDate}.{stored.Revision}", $"{again.SnapshotDate}.{again.Revision}");
        Compare("met flags", Hex(stored.FlagsMet), Hex(again.FlagsMet));
        Compare("unknown flags", Hex(stored.FlagsUnknown), Hex(again.FlagsUnknown));
        Compare("measures", Hex(stored.Measures), Hex(again.Measures));
        Compare("digest", "sha256:" + Hex(stored.Digest), "sha256:" + Hex(again.Digest));
        return different.Count == 0 ? null : string.Join("; ", different);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
