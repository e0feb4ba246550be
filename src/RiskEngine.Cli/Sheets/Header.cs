using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Sheets;

/// <summary>The row of headings of a sheet, and what its columns are.</summary>
/// <param name="Sheet">The sheet.</param>
/// <param name="Table">What the sheet holds.</param>
/// <param name="Row">Number of the row; the next one holds answers.</param>
/// <param name="Columns">For each column of the file its place in the table, -1 for one that is passed over.</param>
/// <param name="Places">For each column of the table where it stands in the file, as people find it: <c>C 年龄</c>.</param>
internal sealed record Header(RawSheet Sheet, SheetTable Table, int Row, IReadOnlyList<int> Columns, IReadOnlyList<string> Places)
{
    private const int Deepest = 10;

    // Not a complete list: what no county should send, under the headings by which it usually goes.
    private static readonly string[] Personal =
        ["姓名", "户主姓名", "身份证号", "身份证号码", "证件号码", "联系电话", "电话", "手机号", "家庭住址", "地址", "银行卡号", "NAME", "IDNUMBER", "PHONE", "ADDRESS"];

    private static readonly Dictionary<SheetTable, Dictionary<string, int>> Known = SheetTable.All.ToDictionary(
        table => table,
        table => table.Columns
            .SelectMany((column, index) => ChineseWords.HeadingNames(column.Path).Prepend(column.Path).Select(name => (Name: Word(name), Index: index)))
            .ToDictionary(pair => pair.Name, pair => pair.Index, StringComparer.Ordinal));

    /// <summary>Finds the headings of a sheet.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="table">What it holds; null to be told by the headings.</param>
    /// <param name="skip">Headings to pass over.</param>
    /// <param name="mistakes">Gets every mistake.</param>
    public static Header? Find(RawSheet sheet, SheetTable? table, IReadOnlySet<string> skip, List<Diagnostic> mistakes)
    {
        foreach (var row in sheet.Rows([]).Take(Deepest))
        {
            var best = table ?? SheetTable.All.MaxBy(candidate => Count(candidate, row))!;
            if (Count(best, row) >= 2)
            {
                return Of(sheet, best, row, skip, mistakes);
            }
        }

        mistakes.Add(SheetMistakes.NoHeadings(sheet, table));
        return null;
    }

    /// <summary>A heading, or name of a sheet, as it is compared.</summary>
    public static string Word(string text) =>
        string.Concat(CellValue.Plain(text).Where(unit => !char.IsWhiteSpace(unit) && unit is not ('*' or '_'))).ToUpperInvariant();

    private static int Count(SheetTable table, RawRow row) => row.Cells.Count(cell => !cell.IsEmpty && Known[table].ContainsKey(Word(cell.Text)));

    private static Header Of(RawSheet sheet, SheetTable table, RawRow row, IReadOnlySet<string> skip, List<Diagnostic> mistakes)
    {
        var columns = new int[row.Cells.Count];
        var places = table.Columns.Select(column => column.Path).ToArray();
        var found = new Dictionary<int, int>();
        for (var index = 0; index < columns.Length; index++)
        {
            columns[index] = -1;
            var heading = row.Cells[index].IsEmpty ? "" : row.Cells[index].Text.Trim();
            var word = Word(heading);
            if (word.Length == 0)
            {
                continue;
            }

            if (!Known[table].TryGetValue(word, out var column))
            {
                if (Personal.Contains(word))
                {
                    mistakes.Add(SheetMistakes.PersonalHeading(sheet, index, heading));
                }
                else if (!skip.Contains(word))
                {
                    var names = table.Columns.SelectMany(known => new[] { known.Path, known.Chinese });
                    mistakes.Add(SheetMistakes.UnknownHeading(sheet, index, heading, Nearest.To(heading, names)));
                }
            }
            else if (!found.TryAdd(column, index))
            {
                mistakes.Add(SheetMistakes.SameHeading(sheet, found[column], index, heading));
            }
            else
            {
                columns[index] = column;
                places[column] = $"{RawSheet.Letters(index)} {heading}";
            }
        }

        mistakes.AddRange(
            from required in table.Answers.Where(answer => answer is { IsRequired: true, Kind: not AnswerKind.List }).Select(answer => answer.Name)
                .Prepend(Column.Household).Distinct()
            where !found.ContainsKey(table.IndexOf(required))
            select SheetMistakes.MissingHeading(sheet, table.Columns[table.IndexOf(required)]));
        return new Header(sheet, table, row.Number, columns, places);
    }
}
