using System.Data.Common;
using RiskEngine.Assessments;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Storage.Runs;

/// <summary>What is different between two runs of the same day.</summary>
public sealed record RunComparison
{
    private const string Rows = """
        select region_code, household_id, snapshot_date, revision, rule_set, category, score, measures
        from result where run_id = @run order by region_code, household_id
        """;

    private const int MostMoved = 100_000;

    /// <summary>Name of the run before.</summary>
    public string Earlier { get; private init; } = "";

    /// <summary>Households with a result in both runs.</summary>
    public long Both { get; private set; }

    /// <summary>Households with a result in the later run alone.</summary>
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
        var (left, right) = (await NextAsync(before, setsBefore, stop).ConfigureAwait(false), await NextAsync(after, setsAfter, stop).ConfigureAwait(false));
        var (movedFrom, movedTo) = (new Dictionary<string, Answer>(StringComparer.Ordinal), new Dictionary<string, Answer>(StringComparer.Ordinal));
        while (left is not null || right is not null)
        {
            var order = left is null ? 1 : right is null ? -1 : left.CompareTo(right);
            if (order == 0)
            {
                comparison.Add(left!, right!);
            }
            else if (order < 0)
            {
                comparison.Match(left!, movedFrom, movedTo, isLater: false);
            }
            else
            {
                comparison.Match(right!, movedTo, movedFrom, isLater: true);
            }

            left = order <= 0 ? await NextAsync(before, setsBefore, stop).ConfigureAwait(false) : left;
            right = order >= 0 ? await NextAsync(after, setsAfter, stop).ConfigureAwait(false) : right;
        }

        comparison.Gone += movedFrom.Count;
        comparison.Added += movedTo.Count;
        return comparison;
    }

    private static async Task<Answer?> NextAsync(DbDataReader reader, Dictionary<int, ReadableSet> sets, CancellationToken stop) =>
        await reader.ReadAsync(stop).ConfigureAwait(false)
            ? new Answer(
                reader.GetString(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3), sets[reader.GetInt32(4)],
                reader.GetInt32(5), reader.GetInt32(6), reader.GetFieldValue<byte[]>(7))
            : null;

    private static async Task<Dictionary<int, ReadableSet>> SetsAsync(DbConnection connection, Run run) =>
        (await RunRuleSetTable.AllAsync(connection, run.Id).ConfigureAwait(false)).ToDictionary(
            set => set.Number, set => new ReadableSet(set.Digest, set.CategoryCodes.Split(' '), set.MeasureCodes, set.MeasureCodes.Split(' ')));

    // A household in another place than before waits here for its other half; beyond a number it counts as gone and new.
    private void Match(Answer answer, Dictionary<string, Answer> mine, Dictionary<string, Answer> others, bool isLater)
    {
        if (others.Remove(answer.Household, out var other))
        {
            Add(isLater ? other : answer, isLater ? answer : other);
        }
        else if (mine.Count < MostMoved)
        {
            mine[answer.Household] = answer;
        }
        else
        {
            (Added, Gone) = isLater ? (Added + 1, Gone) : (Added, Gone + 1);
        }
    }

    private void Add(Answer before, Answer after)
    {
        Both++;
        var category = before.Set.Categories[before.Category] != after.Set.Categories[after.Category];
        var score = before.Score != after.Score;
        var measures = !SameMeasures(before, after);
        if (!category && !score && !measures)
        {
            return;
        }

        Changed++;
        Category += category ? 1 : 0;
        Score += score ? 1 : 0;
        Measures += measures ? 1 : 0;
        OtherSnapshot += before.Date != after.Date || before.Revision != after.Revision ? 1 : 0;
        OtherRules += before.Set.Digest != after.Set.Digest ? 1 : 0;
    }

    // Places of different rule sets mean different codes.
    private static bool SameMeasures(Answer before, Answer after) =>
        before.Set.MeasureTable == after.Set.MeasureTable
            ? before.Measures.AsSpan().SequenceEqual(after.Measures)
            : CodeTables.Codes(before.Measures, before.Set.Measures).ToHashSet(StringComparer.Ordinal)
                .SetEquals(CodeTables.Codes(after.Measures, after.Set.Measures));

    private sealed record ReadableSet(string Digest, string[] Categories, string MeasureTable, string[] Measures);

    private sealed record Answer(
        string Region, string Household, int Date, int Revision, ReadableSet Set, int Category, int Score, byte[] Measures) : IComparable<Answer>
    {
        public int CompareTo(Answer? other) =>
            string.CompareOrdinal(Region, other!.Region) is var order and not 0 ? order : string.CompareOrdinal(Household, other.Household);
    }
}
