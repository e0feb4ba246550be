using RiskEngine.Households;

namespace RiskEngine.Cli.Sheets;

/// <summary>A column of a sheet: one answer, or how many rows another sheet has.</summary>
/// <param name="Path">Its English heading: the names in JSON with dots between them.</param>
/// <param name="Kind">What its cells hold.</param>
/// <param name="Codes">The codes to choose from; empty where there is no choice.</param>
internal sealed record Column(string Path, AnswerKind Kind, IReadOnlyList<string> Codes)
{
    /// <summary>The column of the empty parts: asked for, and nothing answered.</summary>
    public const string EmptyParts = "emptyParts";

    /// <summary>The column that ties a row of another sheet to its household.</summary>
    public const string Household = "householdId";

    /// <summary>Its Chinese heading.</summary>
    public string Chinese => ChineseWords.Heading(Path);
}

/// <summary>A kind of sheet: the household itself, or one of the lists that it holds.</summary>
/// <param name="Name">Its English name.</param>
/// <param name="Path">Where the list stands in the snapshot, with dots; empty for the household.</param>
/// <param name="Answers">The answers of a row.</param>
internal sealed record SheetTable(string Name, string Path, IReadOnlyList<SnapshotAnswer> Answers)
{
    /// <summary>Every kind, as the answers of a snapshot give them: one for the household, one for each list of objects.</summary>
    public static IReadOnlyList<SheetTable> All { get; } =
        [new("Households", "", SnapshotLayout.Household), .. Lists("", SnapshotLayout.Household)];

    /// <summary>Its Chinese name.</summary>
    public string Chinese => ChineseWords.Sheet(Name);

    /// <summary>Its columns; of a list, the household comes first.</summary>
    public IReadOnlyList<Column> Columns { get; } = [.. ColumnsOf(Path, Answers)];

    /// <summary>The place of a column, -1 for none.</summary>
    public int IndexOf(string path)
    {
        for (var index = 0; index < Columns.Count; index++)
        {
            if (Columns[index].Path == path)
            {
                return index;
            }
        }

        return -1;
    }

    private static IEnumerable<SheetTable> Lists(string path, IEnumerable<SnapshotAnswer> answers) => answers.SelectMany(answer =>
        answer.Kind switch
        {
            AnswerKind.List => [new SheetTable(NameOf(path + answer.Name), path + answer.Name, answer.Within)],
            AnswerKind.Part => Lists($"{path}{answer.Name}.", answer.Within),
            _ => Enumerable.Empty<SheetTable>(),
        });

    // members → Members, monitoring.measures → Measures.
    private static string NameOf(string path)
    {
        var last = path[(path.LastIndexOf('.') + 1)..];
        return char.ToUpperInvariant(last[0]) + last[1..];
    }

    private static IEnumerable<Column> ColumnsOf(string path, IReadOnlyList<SnapshotAnswer> answers) => path.Length > 0
        ? [new Column(Column.Household, AnswerKind.Text, []), .. Leaves("", answers)]
        : [.. Leaves("", answers), new Column(Column.EmptyParts, AnswerKind.Codes, [.. Parts("", answers)])];

    // A list of objects is a number here: how many rows its own sheet has. The members need none, there must be some.
    private static IEnumerable<Column> Leaves(string path, IEnumerable<SnapshotAnswer> answers) => answers.SelectMany(answer =>
        answer.Kind switch
        {
            AnswerKind.Part => Leaves($"{path}{answer.Name}.", answer.Within),
            AnswerKind.List when answer.IsRequired => [],
            _ => (IEnumerable<Column>)[new Column(path + answer.Name, answer.Kind, answer.Codes)],
        });

    private static IEnumerable<string> Parts(string path, IEnumerable<SnapshotAnswer> answers) =>
        answers.Where(answer => answer.Kind == AnswerKind.Part).SelectMany(answer =>
            Parts($"{path}{answer.Name}.", answer.Within).Prepend(path + answer.Name));
}
