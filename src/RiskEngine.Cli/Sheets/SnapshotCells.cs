using System.Globalization;
using System.Text.Json;
using RiskEngine.Households;

namespace RiskEngine.Cli.Sheets;

/// <summary>Takes a snapshot apart into the rows of the sheets: the opposite of <see cref="HouseholdRows"/>.</summary>
/// <param name="isChinese">Whether codes and yes and no are written in Chinese.</param>
internal sealed class SnapshotCells(bool isChinese)
{
    private static readonly SheetTable Households = SheetTable.All[0];

    /// <summary>The rows of a snapshot: table and cells.</summary>
    /// <param name="body">Its JSON.</param>
    public IEnumerable<(int Table, Cell[] Cells)> Rows(ReadOnlyMemory<byte> body)
    {
        using var json = JsonDocument.Parse(body);
        var own = new Cell[Households.Columns.Count];
        var parts = new List<(int, Cell[])>();
        var empty = new List<string>();
        var id = Cell.Of(json.RootElement.GetProperty(Column.Household).GetString()!);
        Take(json.RootElement, "", Households.Answers, own, parts, empty, id);
        if (empty.Count > 0)
        {
            own[^1] = new Cell(CellKind.Text, Joined(Households.Columns[^1], empty));
        }

        return parts.Prepend((0, own)).ToList();
    }

    private void Take(
        JsonElement json, string path, IReadOnlyList<SnapshotAnswer> answers, Cell[] own, List<(int, Cell[])> parts, List<string> empty, Cell id)
    {
        foreach (var answer in answers)
        {
            if (!json.TryGetProperty(answer.Name, out var value))
            {
                continue;
            }

            var name = path + answer.Name;
            if (answer.Kind == AnswerKind.Part)
            {
                if (!value.EnumerateObject().Any())
                {
                    empty.Add(name);
                }

                Take(value, name + ".", answer.Within, own, parts, empty, id);
            }
            else if (answer.Kind == AnswerKind.List)
            {
                TakeList(value, name, own, parts, id);
            }
            else
            {
                var column = Households.IndexOf(name);
                own[column] = CellOf(Households.Columns[column], value);
            }
        }
    }

    private void TakeList(JsonElement list, string path, Cell[] own, List<(int, Cell[])> parts, Cell id)
    {
        if (Households.IndexOf(path) is >= 0 and var count)
        {
            own[count] = new Cell(CellKind.Number, list.GetArrayLength().ToString(CultureInfo.InvariantCulture));
        }

        var number = SheetTable.All.Select(table => table.Path).ToList().IndexOf(path);
        var table = SheetTable.All[number];
        foreach (var element in list.EnumerateArray())
        {
            var cells = new Cell[table.Columns.Count];
            cells[0] = id;
            for (var column = 1; column < cells.Length; column++)
            {
                if (element.TryGetProperty(table.Columns[column].Path, out var value))
                {
                    cells[column] = CellOf(table.Columns[column], value);
                }
            }

            parts.Add((number, cells));
        }
    }

    private Cell CellOf(Column column, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new Cell(CellKind.Number, value.GetRawText()),
        JsonValueKind.True or JsonValueKind.False => new Cell(CellKind.YesNo, Answer(value.GetBoolean())),
        JsonValueKind.Array => new Cell(CellKind.Text, Joined(column, [.. value.EnumerateArray().Select(code => code.GetString()!)])),
        _ => new Cell(CellKind.Text, isChinese && column.Kind != AnswerKind.Date && column.Path != "department"
            ? ChineseWords.Label(column.Path, value.GetString()!)
            : Guarded(value.GetString()!)),
    };

    private string Answer(bool answer) => (answer, isChinese) switch
    {
        (true, true) => "是",
        (false, true) => "否",
        (true, false) => "true",
        _ => "false",
    };

    private string Joined(Column column, IReadOnlyList<string> codes) => (codes.Count, isChinese) switch
    {
        (0, true) => "无",
        (0, false) => "NONE",
        (_, true) => string.Join('、', codes.Select(code => ChineseWords.Label(column.Path, code))),
        _ => string.Join(';', codes),
    };

    // A spreadsheet takes what begins like this for a formula, which is a way to make somebody else's machine do things.
    private static string Guarded(string text) =>
        "=+-@".Contains(text[0], StringComparison.Ordinal) || (text.Length > 1 && text[0] == '\'' && "=+-@'".Contains(text[1], StringComparison.Ordinal))
            ? "'" + text
            : text;
}
