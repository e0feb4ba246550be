using System.Globalization;
using System.Text;

namespace RiskEngine.RuleSets.Coverage;

/// <summary>Writes <c>COVERAGE.md</c>: what carries each row, for people.</summary>
public static class CoverageReport
{
    /// <summary>Name of the file, at the top of the rules folder.</summary>
    public const string FileName = "COVERAGE.md";

    private const string Head = """
        # What the founding documents ask, and where it is

        Made by `riskengine rules coverage` from [coverage.json](coverage.json) and from what rules and values of the
        published sets name in `Basis` and `Source`; do not edit it. Mend a rule or the register, and make it again.
        What is carried by rules of a set is inherited by the sets that extend it.

        | Row | Where | Kind | What it asks | What carries it |
        |---|---|---|---|---|

        """;

    private static readonly (string Title, Func<CoveredRow, bool> Is)[] Closing =
    [
        ("By rules and parameters", covered => covered.Carriers.Count > 0),
        ("By answers or output alone", covered => IsUncarried(covered)
            && (covered.Row.Fields.Count > 0 || covered.Row.Output.Count > 0)),
        ("Not here, with the reason", covered => IsUncarried(covered) && covered.Row.NotHere is not null),
        ("Later", covered => IsUncarried(covered) && covered.Row.Later is not null),
        ("By nothing", covered => IsUncarried(covered) && covered.Row.Answers.Count == 0),
    ];

    /// <summary>The whole file.</summary>
    public static string Write(RuleCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        var text = new StringBuilder(Head.ReplaceLineEndings("\n"));
        foreach (var covered in coverage.Rows)
        {
            var row = covered.Row;
            string[] cells =
            [
                row.Id, string.Join("; ", row.Places), string.Join(", ", row.Kinds.Select(CoverageMistakes.Word)), row.Says,
                string.Join("<br>", Lines(covered)),
            ];
            text.Append("| ").AppendJoin(" | ", cells.Select(Escaped)).Append(" |\n");
        }

        text.Append("\n## In sum\n\n| | Rows | |\n|---|--:|---|\n");
        foreach (var (title, ids) in Sums(coverage))
        {
            text.Append(CultureInfo.InvariantCulture, $"| {title} | {ids.Count} | {Shown(ids, coverage.Rows.Count)} |\n");
        }

        return text.ToString();
    }

    /// <summary>How many rows are where, in one line.</summary>
    public static string Sum(RuleCoverage coverage)
    {
        ArgumentNullException.ThrowIfNull(coverage);
        var sums = Sums(coverage).Select(sum =>
            string.Create(CultureInfo.InvariantCulture, $"{sum.Ids.Count} {sum.Title.ToLowerInvariant()}"));
        return string.Create(CultureInfo.InvariantCulture, $"{coverage.Rows.Count} rows: {string.Join("; ", sums)}");
    }

    private static IEnumerable<(string Title, IReadOnlyList<string> Ids)> Sums(RuleCoverage coverage) =>
        Closing.Select(part => (part.Title, (IReadOnlyList<string>)
            [.. coverage.Rows.Where(part.Is).Select(covered => covered.Row.Id)]))
            .Where(part => part.Item2.Count > 0);

    // The large part is everything that the others do not name.
    private static string Shown(IReadOnlyList<string> ids, int all) =>
        ids.Count > all / 2 ? "all others" : string.Join(' ', ids);

    private static IEnumerable<string> Lines(CoveredRow covered)
    {
        var row = covered.Row;
        var groups = from carrier in covered.Carriers
                     group carrier.Set by (carrier.Kind, carrier.Name) into sets
                     group sets.Key by Named([.. sets]) into same
                     select $"{Listed(same)} ({same.Key})";
        return
        [
            .. groups,
            .. row.Fields.Count > 0 ? [$"answers {string.Join(", ", row.Fields.Select(field => $"`{field}`"))}"] : (string[])[],
            .. row.Output,
            .. row.NotHere is { } reason ? [$"Not here: {reason}"] : (string[])[],
            .. row.Later is { } later ? [$"Later: {later}"] : (string[])[],
            .. IsUncarried(covered) && row.Answers.Count == 0 ? ["**nothing**"] : (string[])[],
        ];
    }

    private static string Listed(IEnumerable<(CarrierKind Kind, string Name)> carriers) => string.Join("; ",
        from carrier in carriers
        group $"`{carrier.Name}`" by carrier.Kind into kind
        orderby kind.Key
        select $"{Word(kind.Key, kind.Count())} {string.Join(", ", kind)}");

    // national 2020.1, 2021.1, not the name of the set again and again.
    private static string Named(IReadOnlyList<RuleSetId> sets) => string.Join("; ",
        from id in sets
        group id.Version by id.Set into versions
        select $"{versions.Key} {string.Join(", ", versions)}");

    private static string Word(CarrierKind kind, int count) => (kind, count) switch
    {
        (CarrierKind.Category, > 1) => "categories",
        (_, > 1) => $"{kind.ToString().ToLowerInvariant()}s",
        _ => kind.ToString().ToLowerInvariant(),
    };

    private static bool IsUncarried(CoveredRow covered) => covered.Carriers.Count == 0;

    private static string Escaped(string cell) => cell.Replace("|", "\\|", StringComparison.Ordinal);
}
