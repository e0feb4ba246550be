using System.Data.Common;
using RiskEngine.Assessments;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>What is different between two runs of the same day.</summary>
public sealed record RunComparison
{
    private const string Rows = """
        select region_code, household_id, snapshot_date, revision, rule_set, category, score, measures, digest
        from result where run_id = @run order by region_code, household_id
        """;

    /// <summary>Name of the run before.</summary>
    public string Earlier { get; private init; } = "";

    /// <summary>Households with a result in both runs.</summary>
    public long Both { get; private set; }

    /// <summary>Households with a result in the later run alone; one that moved counts here and there.</summary>
    public long Added { get; private set; }

    /// <summary>Households with a result in the earlier run alone.</summary>
    public long Gone { get; private set; }

    /// <summary>Of those in both: with another category, score or measures.</summary>
    public long Changed { get; private set; }

    /// <summary>Of these: with another category.</summary>
    public long Category { get; private set; }

    /// <summary>With another score.</summary>
    public long Score { get; private set; }

    /// <summary>With other measures.</summary>
    public long Measures { get; private set; }

    /// <summary>Of the changed ones: read from another snapshot.</summary>
    public long OtherSnapshot { get; private set; }

    /// <summary>Of the changed ones: assessed by another rule set, or another text of it.</summary>
    public long OtherRules { get; private set; }

    /// <summary>Compares a finished run with the last finished one of the same day before it; null when there is none.</summary>
    /// <exception cref="StoreException">The store does not answer.</exception>
    public static async Task<RunComparison?> WithEarlierAsync(RiskDatabase database, Run run, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(run);
        var runs = await database.DoAsync((connection, _) => RunTable.AllAsync(connection), stop).ConfigureAwait(false);
        var earlier = runs.LastOrDefault(one => one.AsOf == run.AsOf && one.State != RunStates.Open && one.Id < run.Id);
        return earlier is null
            ? null
            : await database.DoAsync((connection, token) => CompareAsync(database, connection, earlier, run, token), stop).ConfigureAwait(false);
    }

    private static async Task<RunComparison> CompareAsync(
        RiskDatabase database, DbConnection connection, Run earlier, Run later, CancellationToken stop)
    {
        var (setsBefore, setsAfter) = (await SetsAsync(connection, earlier).ConfigureAwait(false), await SetsAsync(connection, later).ConfigureAwait(false));
        var second = await database.OpenAsync(stop).ConfigureAwait(false);
        await using var closingSecond = second.ConfigureAwait(false);
        var before = await SnapshotTable.StreamAsync(connection, Rows, new { run = earlier.Id }, stop).ConfigureAwait(false);
        await using var closingBefore = before.ConfigureAwait(false);
        var after = await SnapshotTable.StreamAsync(second, Rows, new { run = later.Id }, stop).ConfigureAwait(false);
        await using var closingAfter = after.ConfigureAwait(false);

        var comparison = new RunComparison { Earlier = earlier.Name };
        var hasBefore = await before.ReadAsync(stop).ConfigureAwait(false);
        var hasAfter = await after.ReadAsync(stop).ConfigureAwait(false);
        while (hasBefore || hasAfter)
        {
            var order = !hasBefore ? 1 : !hasAfter ? -1 : Order(before, after);
            if (order == 0)
            {
                comparison.Add(before, setsBefore[before.GetInt32(4)], after, setsAfter[after.GetInt32(4)]);
            }

            comparison.Gone += order < 0 ? 1 : 0;
            comparison.Added += order > 0 ? 1 : 0;
            hasBefore = order <= 0 ? await before.ReadAsync(stop).ConfigureAwait(false) : hasBefore;
            hasAfter = order >= 0 ? await after.ReadAsync(stop).ConfigureAwait(false) : hasAfter;
        }

        return comparison;
    }

    private static async Task<Dictionary<int, ReadableSet>> SetsAsync(DbConnection connection, Run run) =>
        (await RunRuleSetTable.AllAsync(connection, run.Id).ConfigureAwait(false)).ToDictionary(
            set => set.Number, set => new ReadableSet(set.Digest, set.CategoryCodes.Split(' '), set.MeasureCodes, set.MeasureCodes.Split(' ')));

    private static int Order(DbDataReader before, DbDataReader after) =>
        string.CompareOrdinal(before.GetString(0), after.GetString(0)) is var order and not 0
            ? order
            : string.CompareOrdinal(before.GetString(1), after.GetString(1));

    private void Add(DbDataReader before, ReadableSet setBefore, DbDataReader after, ReadableSet setAfter)
    {
        Both++;
        if (before.GetFieldValue<byte[]>(8).AsSpan().SequenceEqual(after.GetFieldValue<byte[]>(8)))
        {
            return;
        }

        var category = setBefore.Categories[before.GetInt32(5)] != setAfter.Categories[after.GetInt32(5)];
        var score = before.GetInt32(6) != after.GetInt32(6);
        var measures = !SameMeasures(before.GetFieldValue<byte[]>(7), setBefore, after.GetFieldValue<byte[]>(7), setAfter);
        if (!category && !score && !measures)
        {
            return;
        }

        Changed++;
        Category += category ? 1 : 0;
        Score += score ? 1 : 0;
        Measures += measures ? 1 : 0;
        OtherSnapshot += before.GetInt32(2) != after.GetInt32(2) || before.GetInt32(3) != after.GetInt32(3) ? 1 : 0;
        OtherRules += setBefore.Digest != setAfter.Digest ? 1 : 0;
    }

    // Places of different rule sets mean different codes.
    private static bool SameMeasures(byte[] before, ReadableSet setBefore, byte[] after, ReadableSet setAfter) =>
        setBefore.MeasureTable == setAfter.MeasureTable
            ? before.AsSpan().SequenceEqual(after)
            : CodeTables.Codes(before, setBefore.Measures).ToHashSet(StringComparer.Ordinal)
                .SetEquals(CodeTables.Codes(after, setAfter.Measures));

    private sealed record ReadableSet(string Digest, string[] Categories, string MeasureTable, string[] Measures);
}
