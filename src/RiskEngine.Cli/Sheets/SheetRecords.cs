using System.Buffers;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Storage.Imports;
using RiskEngine.Storage.Snapshots;

namespace RiskEngine.Cli.Sheets;

/// <summary>One household out of sheets, or a row that belongs to none.</summary>
/// <param name="Row">The snapshot; null when it is rejected.</param>
/// <param name="Rejected">Why it is; those of one row stand together.</param>
internal sealed record SheetRecord(SnapshotRow? Row, IReadOnlyList<RejectedRow> Rejected);

/// <summary>Reads a set of sheets household by household.</summary>
/// <param name="set">The sheets.</param>
/// <param name="size">About how many bytes they have.</param>
internal sealed class SheetRecords(SheetSet set, long size)
{
    private readonly SnapshotReader reader = new();
    private readonly HouseholdSnapshot snapshot = new();
    private readonly ArrayBufferWriter<byte> json = new(8_192);
    private readonly Dictionary<int, (Header Header, List<MergedRange> Merged)> sheets = [];
    private long record;

    /// <summary>Where the texts of the next rows go.</summary>
    public ArrayBufferWriter<byte> Texts { get; set; } = new(4_096);

    /// <summary>Every household once, and every row that belongs to none.</summary>
    public IEnumerable<SheetRecord> Read()
    {
        using var store = new RowStore(size);
        foreach (var header in set.Headers)
        {
            Take(header, store);
        }

        foreach (var heap in store.Heaps())
        {
            var parts = heap.Where(row => row.Table > 0 && row.Household.Length > 0).ToLookup(row => row.Household, StringComparer.Ordinal);
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in heap)
            {
                if (row.Table == 0 && row.Household.Length > 0 && seen.TryAdd(row.Household, row.Row))
                {
                    yield return Household(new HouseholdRows(row, parts[row.Household].ToLookup(part => part.Table), set.Is1904), row);
                }
                else if (row.Household.Length == 0 || row.Table == 0)
                {
                    yield return Refused(row, row.Household.Length == 0 ? SheetMistakes.NoHousehold() : SheetMistakes.SameHousehold(seen[row.Household]));
                }
            }

            foreach (var row in heap.Where(row => row.Table > 0 && row.Household.Length > 0 && !seen.ContainsKey(row.Household)))
            {
                yield return Refused(row, SheetMistakes.Orphan(SheetTable.All[row.Table]));
            }
        }
    }

    private void Take(Header header, RowStore store)
    {
        var table = SheetTable.All.ToList().IndexOf(header.Table);
        var merged = new List<MergedRange>();
        sheets[table] = (header, merged);
        var key = header.Table.IndexOf(Column.Household);
        foreach (var row in header.Sheet.Rows(merged).Where(row => row.Number > header.Row))
        {
            var cells = new Cell[header.Table.Columns.Count];
            for (var index = 0; index < Math.Min(row.Cells.Count, header.Columns.Count); index++)
            {
                if (header.Columns[index] is >= 0 and var column)
                {
                    cells[column] = row.Cells[index];
                }
            }

            var fault = row.Fault ?? (row.Cells.Skip(header.Columns.Count).Any(cell => !cell.IsEmpty) ? "the row has more cells than there are headings" : null);
            if (fault is not null || cells.Any(cell => !cell.IsEmpty))
            {
                var id = cells[key].IsEmpty || cells[key].Kind == CellKind.Error ? "" : CellValue.Text(header.Table.Columns[key], cells[key]);
                store.Add(new StoredRow(table, row.Number, id, cells, fault));
            }
        }
    }

    private SheetRecord Household(HouseholdRows rows, StoredRow own)
    {
        var found = rows.All.SelectMany(Faults).ToList();
        found.AddRange(rows.OtherCounts().Select(other => (own, other.Column, other.Problem)));
        json.ResetWrittenCount();
        rows.Write(json);
        var problems = new List<SnapshotProblem>();
        var isRead = reader.TryRead(json.WrittenSpan, snapshot, problems);
        if (isRead && found.Count == 0)
        {
            record++;
            return new SheetRecord(SnapshotRow.Of(snapshot, Texts), []);
        }

        foreach (var problem in problems)
        {
            var (row, column) = rows.Find(problem.Pointer);
            if (!found.Exists(other => other.Item1 == row && other.Item2 == column && column >= 0))
            {
                found.Add((row, column, WithWords(problem, row, column)));
            }
        }

        record++;
        var place = record;
        return new SheetRecord(null, [.. found.OrderBy(entry => entry.Item1.Table).ThenBy(entry => entry.Item1.Row).ThenBy(entry => entry.Item2)
            .Select(entry => Rejected(entry.Item1, entry.Item2, entry.Item3, place))]);
    }

    private SheetRecord Refused(StoredRow row, SnapshotProblem problem)
    {
        record++;
        return new SheetRecord(null, [Rejected(row, SheetTable.All[row.Table].IndexOf(Column.Household), problem, record)]);
    }

    // What is wrong with a row before anybody asks what its answers mean.
    private IEnumerable<(StoredRow, int, SnapshotProblem)> Faults(StoredRow row)
    {
        var (header, merged) = sheets[row.Table];
        if (row.Fault is { } fault)
        {
            yield return (row, -1, SheetMistakes.BadRow(fault));
        }

        for (var column = 0; column < row.Cells.Length; column++)
        {
            if (row.Cells[column].Kind == CellKind.Error)
            {
                yield return (row, column, SheetMistakes.CellError(row.Cells[column].Text));
            }
        }

        foreach (var range in merged.Where(range => row.Row >= range.FirstRow && row.Row <= range.LastRow))
        {
            for (var index = range.FirstColumn; index <= range.LastColumn && index < header.Columns.Count; index++)
            {
                if (header.Columns[index] >= 0 && range.Hides(row.Row, index))
                {
                    yield return (row, header.Columns[index], SheetMistakes.Merged());
                }
            }
        }
    }

    // The reader knows codes; whoever filled the sheet may have meant a Chinese word.
    private static SnapshotProblem WithWords(SnapshotProblem problem, StoredRow row, int column)
    {
        if (column < 0 || problem.Code != "RE5009" || row.Cells[column].Text.All(unit => unit < 128))
        {
            return problem;
        }

        var words = ChineseWords.LabelsOf(SheetTable.All[row.Table].Columns[column].Path);
        return problem with
        {
            Suggestion = Nearest.To(row.Cells[column].Text, words) is { } word ? $"did you mean `{word}`?" : $"known here: {string.Join(", ", words)}",
        };
    }

    private RejectedRow Rejected(StoredRow row, int column, SnapshotProblem problem, long number)
    {
        var header = sheets[row.Table].Header;
        return new RejectedRow(
            row.Row, row.Household.Length is > 0 and <= 64 && row.Household.All(unit => unit < 128) ? row.Household : null,
            column < 0 ? problem.Pointer : header.Places[column], problem.Code, problem.Message, problem.Suggestion)
        {
            Sheet = header.Sheet.Name,
            Record = number,
        };
    }
}
