using System.Data.Common;
using Dapper;
using NodaTime;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Runs;

/// <summary>A rule set of a run with its code tables, so that its results can be read when the files are long gone.</summary>
internal sealed record RunRuleSet
{
    /// <summary>Its number in the run, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Its name.</summary>
    public string RuleSetId { get; init; } = "";

    /// <summary>Its version.</summary>
    public string Version { get; init; } = "";

    /// <summary><c>sha256:</c> and 64 hex digits.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Its categories, with spaces between them.</summary>
    public string CategoryCodes { get; init; } = "";

    /// <summary>Its flags.</summary>
    public string FlagCodes { get; init; } = "";

    /// <summary>Its measures.</summary>
    public string MeasureCodes { get; init; } = "";

    /// <summary>Name and version.</summary>
    public string Pin => $"{RuleSetId}@{Version}";

    /// <summary>Every rule set that a household can get on a day: a run is held to these from its beginning to its end.</summary>
    /// <exception cref="StoreException">There is none, or one that would be in force has mistakes.</exception>
    public static IReadOnlyList<RunRuleSet> Of(RuleSetShelf shelf, LocalDate asOf, string? pin)
    {
        RuleSetChoiceError? error = null;
        var regions = pin is not null ? [""] : shelf.Library.RuleSets.Select(set => set.DivisionCode).OfType<string>();
        var sets = new List<RunRuleSet>();
        foreach (var region in regions.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (shelf.Find(region, asOf, pin, out var why) is not { } found)
            {
                // One with mistakes is not passed over: its households would be rejected, or answered by other rules.
                error = why is { Problem: RuleSetChoiceProblem.HasMistakes }
                    ? throw new StoreException(RunMistakes.NoRules(why.Message, why.Suggestion))
                    : why;
            }
            else if (sets.TrueForAll(set => set.Pin != found.RuleSet.Id.ToString()))
            {
                sets.Add(Of(found, sets.Count + 1));
            }
        }

        return sets.Count > 0 ? sets : throw new StoreException(RunMistakes.NoRules(
            error?.Message ?? "no rule set can be used", error?.Suggestion ?? "see `riskengine rules check`"));
    }

    /// <summary>A compiled set as a run keeps it.</summary>
    public static RunRuleSet Of(CompiledRuleSet compiled, int number) => new()
    {
        Number = number,
        RuleSetId = compiled.RuleSet.Id.Set,
        Version = compiled.RuleSet.Id.Version,
        Digest = compiled.RuleSet.Digest,
        CategoryCodes = string.Join(' ', compiled.Codes.Categories),
        FlagCodes = string.Join(' ', compiled.Codes.Flags),
        MeasureCodes = string.Join(' ', compiled.Codes.Measures),
    };
}

/// <summary>The table <c>run_rule_set</c>.</summary>
internal static class RunRuleSetTable
{
    private static readonly BulkTable<(int Run, RunRuleSet Set)> Rows = new BulkTable<(int Run, RunRuleSet Set)>("run_rule_set")
        .Int("run_id", row => row.Run)
        .Int("number", row => row.Set.Number)
        .Text("rule_set_id", row => row.Set.RuleSetId)
        .Text("version", row => row.Set.Version)
        .Text("digest", row => row.Set.Digest)
        .Text("category_codes", row => row.Set.CategoryCodes)
        .Text("flag_codes", row => row.Set.FlagCodes)
        .Text("measure_codes", row => row.Set.MeasureCodes);

    /// <summary>Keeps the rule sets of a run.</summary>
    public static Task AddAsync(DbTransaction transaction, int run, IEnumerable<RunRuleSet> sets, CancellationToken stop) =>
        BulkWriter.WriteAsync(transaction, Rows, [.. sets.Select(set => (run, set))], stop);

    /// <summary>The rule sets of a run.</summary>
    public static async Task<IReadOnlyList<RunRuleSet>> AllAsync(DbConnection connection, int run) =>
        [.. await connection.QueryAsync<RunRuleSet>(
            """
            select number as Number, rule_set_id as RuleSetId, version as Version, digest as Digest,
                category_codes as CategoryCodes, flag_codes as FlagCodes, measure_codes as MeasureCodes
            from run_rule_set where run_id = @run order by number
            """,
            new { run }).ConfigureAwait(false)];

    /// <summary>How the rule sets of today differ from those of a run; empty when they are the same.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlyList<RunRuleSet> recorded, IReadOnlyList<RunRuleSet> today)
    {
        var now = today.ToDictionary(set => set.Pin, StringComparer.Ordinal);
        var gone = from set in recorded
                   let found = now.GetValueOrDefault(set.Pin)
                   where found?.Digest != set.Digest
                   select found is null ? $"`{set.Pin}` is not in force here" : $"`{set.Pin}` has digest {found.Digest}, not {set.Digest}";
        var added = today.Where(set => recorded.All(other => other.Pin != set.Pin)).Select(set => $"`{set.Pin}` is new");
        return [.. gone, .. added];
    }
}
