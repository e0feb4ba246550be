using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Sheets;

/// <summary>The sheets of one delivery, each matched to what it holds: those of a workbook, or a set of CSV files.</summary>
/// <param name="Headers">The sheets that are read.</param>
/// <param name="Is1904">Whether days are counted from 1904.</param>
internal sealed record SheetSet(IReadOnlyList<Header> Headers, bool Is1904)
{
    /// <summary>Sheets of our own templates that hold words for people.</summary>
    public static IReadOnlyList<string> Explaining { get; } = ["说明", "代码", "Notes", "Codes"];

    /// <summary>The sheets of a workbook.</summary>
    /// <exception cref="SheetException">With every mistake in names and headings.</exception>
    public static SheetSet Of(WorkbookFile workbook, string file, IReadOnlySet<string> skip)
    {
        var mistakes = new List<Diagnostic>();
        var headers = new List<Header>();
        var unknown = new List<RawSheet>();
        foreach (var sheet in workbook.Sheets)
        {
            var word = Header.Word(sheet.Name);
            if (SheetTable.All.FirstOrDefault(table => Names(table).Any(name => Header.Word(name) == word)) is { } table)
            {
                Add(sheet, table, skip, headers, mistakes);
            }
            else if (!skip.Contains(word) && !Explaining.Any(name => Header.Word(name) == word) && sheet.Rows([]).Any())
            {
                unknown.Add(sheet);
            }
        }

        mistakes.AddRange(SheetTable.All.Take(2).Where(table => headers.TrueForAll(header => header.Table != table) && !mistakes.Exists(mistake => mistake.Code == "RE6105"))
            .Select(table => SheetMistakes.NoSheet(file, table, Nearest.To(table.Name, unknown.Select(sheet => sheet.Name)) ?? Nearest.To(table.Chinese, unknown.Select(sheet => sheet.Name)))));
        mistakes.AddRange(unknown.Select(sheet =>
            SheetMistakes.UnknownSheet(file, sheet.Name, Nearest.To(sheet.Name, SheetTable.All.SelectMany(Names)))));
        return mistakes.Count > 0 ? throw new SheetException(mistakes) : new SheetSet(headers, workbook.Is1904);
    }

    /// <summary>A set of CSV files.</summary>
    /// <exception cref="SheetException">With every mistake in the headings.</exception>
    public static SheetSet Of(IReadOnlyList<RawSheet> files, IReadOnlySet<string> skip)
    {
        var mistakes = new List<Diagnostic>();
        var headers = new List<Header>();
        foreach (var file in files)
        {
            Add(file, null, skip, headers, mistakes);
        }

        if (mistakes.Count == 0)
        {
            mistakes.AddRange(SheetTable.All.Take(2).Where(table => headers.TrueForAll(header => header.Table != table))
                .Select(table => SheetMistakes.NoPart(string.Join(", ", files.Select(file => $"`{file.File}`")), table)));
        }

        return mistakes.Count > 0 ? throw new SheetException(mistakes) : new SheetSet(headers, false);
    }

    private static IEnumerable<string> Names(SheetTable table) => ChineseWords.SheetNames(table.Name).Prepend(table.Name);

    private static void Add(RawSheet sheet, SheetTable? table, IReadOnlySet<string> skip, List<Header> headers, List<Diagnostic> mistakes)
    {
        if (Header.Find(sheet, table, skip, mistakes) is not { } header)
        {
            return;
        }

        if (headers.Find(other => other.Table == header.Table) is { } same)
        {
            mistakes.Add(SheetMistakes.SameTable(same.Sheet, sheet, header.Table));
        }

        headers.Add(header);
    }
}
