using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using RiskEngine.Households;

namespace RiskEngine.Cli.Sheets;

/// <summary>The rows of one household, written as a snapshot, and the way from a place in it back to a cell.</summary>
/// <param name="household">Its row among the households.</param>
/// <param name="parts">For each table its rows there, in the order of the sheet; nothing for the households.</param>
/// <param name="is1904">Whether its workbook counts days from 1904.</param>
internal sealed class HouseholdRows(StoredRow household, ILookup<int, StoredRow> parts, bool is1904)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    private static readonly SheetTable Households = SheetTable.All[0];

    private readonly HashSet<string> empty =
        [.. CellValue.ListOf(Households.Columns[^1], household.Cells[Households.IndexOf(Column.EmptyParts)] is { IsEmpty: false } cell ? cell : Cell.Of("[]"))];

    /// <summary>Every row of the household, sheet by sheet.</summary>
    public IEnumerable<StoredRow> All => parts.OrderBy(part => part.Key).SelectMany(part => part).Prepend(household);

    /// <summary>Writes the snapshot.</summary>
    public void Write(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        Write(json, "", Households.Answers);
        json.WriteEndObject();
    }

    /// <summary>The row and the column behind a pointer into the snapshot.</summary>
    /// <param name="pointer">JSON Pointer.</param>
    /// <returns>The row, and the column in its table; -1 for the whole row.</returns>
    public (StoredRow Row, int Column) Find(string pointer)
    {
        var names = pointer.Split('/', StringSplitOptions.RemoveEmptyEntries);
        for (var length = names.Length; length > 0; length--)
        {
            var path = string.Join('.', names.Take(length));
            if (Households.IndexOf(path) is >= 0 and var column && !IsOfAPart(path, names, length))
            {
                return (household, column);
            }

            var table = TableAt(path);
            if (table > 0 && names.Length > length && int.TryParse(names[length], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && parts[table].ElementAtOrDefault(index) is { } row)
            {
                return (row, SheetTable.All[table].IndexOf(string.Join('.', names.Skip(length + 1))));
            }
        }

        return (household, -1);
    }

    /// <summary>The lists whose stated number is not that of their rows.</summary>
    public IEnumerable<(int Column, SnapshotProblem Problem)> OtherCounts()
    {
        for (var table = 1; table < SheetTable.All.Count; table++)
        {
            var column = Households.IndexOf(SheetTable.All[table].Path);
            var found = parts[table].Count();
            if (column >= 0 && household.Cells[column] is { IsEmpty: false } cell && CellValue.Number(cell) is var number
                && number != found.ToString(CultureInfo.InvariantCulture) && !(found == 0 && !CellValue.ListOf(Households.Columns[column], cell).Any()))
            {
                yield return (column, SheetMistakes.OtherCount(number is null ? "no number" : number, found, SheetTable.All[table]));
            }
        }
    }

    private static int TableAt(string path)
    {
        for (var table = 1; table < SheetTable.All.Count; table++)
        {
            if (SheetTable.All[table].Path == path)
            {
                return table;
            }
        }

        return 0;
    }

    // `events` is a column of the household too, but what is wrong with its second event stands in that event's row.
    private bool IsOfAPart(string path, string[] names, int length) => TableAt(path) is > 0 and var table && names.Length > length && parts[table].Any();

    private void Write(Utf8JsonWriter json, string path, IReadOnlyList<SnapshotAnswer> answers)
    {
        foreach (var answer in answers)
        {
            var name = path + answer.Name;
            switch (answer.Kind)
            {
                case AnswerKind.Part:
                    if (Holds(name))
                    {
                        json.WriteStartObject(answer.Name);
                        Write(json, name + ".", answer.Within);
                        json.WriteEndObject();
                    }

                    break;
                case AnswerKind.List:
                    WriteList(json, name, answer);
                    break;
                default:
                    WriteCell(json, answer.Name, Households, household, Households.IndexOf(name));
                    break;
            }
        }
    }

    private void WriteList(Utf8JsonWriter json, string path, SnapshotAnswer list)
    {
        var table = TableAt(path);
        var rows = parts[table].ToList();
        var column = Households.IndexOf(path);
        if (rows.Count == 0 && (column < 0 || household.Cells[column].IsEmpty))
        {
            // Nobody said that there are none: unknown. The members of a household can only be missing.
            return;
        }

        json.WriteStartArray(list.Name);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            for (var index = 1; index < row.Cells.Length; index++)
            {
                WriteCell(json, SheetTable.All[table].Columns[index].Path, SheetTable.All[table], row, index);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteCell(Utf8JsonWriter json, string name, SheetTable table, StoredRow row, int column)
    {
        if (row.Cells[column] is { IsEmpty: false } cell)
        {
            json.WritePropertyName(name);
            CellValue.Write(json, table.Columns[column], cell, is1904);
        }
    }

    private bool Holds(string part) =>
        empty.Any(path => path == part || path.StartsWith(part + ".", StringComparison.Ordinal))
        || SheetTable.All.Select((table, index) => (table, index)).Any(entry => entry.index > 0 && entry.table.Path.StartsWith(part + ".", StringComparison.Ordinal) && parts[entry.index].Any())
        || Households.Columns.Select((column, index) => (column, index)).Any(entry => entry.column.Path.StartsWith(part + ".", StringComparison.Ordinal) && !household.Cells[entry.index].IsEmpty);
}
