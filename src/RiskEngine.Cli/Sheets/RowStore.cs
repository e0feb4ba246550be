using System.Text;

namespace RiskEngine.Cli.Sheets;

/// <summary>A row of answers, sorted into the columns of its table.</summary>
/// <param name="Table">Number of the table.</param>
/// <param name="Row">Row of the sheet.</param>
/// <param name="Household">Its household; empty when it names none.</param>
/// <param name="Cells">For each column of the table its cell.</param>
/// <param name="Fault">Why the row cannot be read; null when it can.</param>
internal sealed record StoredRow(int Table, int Row, string Household, Cell[] Cells, string? Fault);

/// <summary>
/// Brings the rows of all sheets together by household without asking them to be in any order: rows go into as many heaps as keep one of
/// them small, by a number made of the household's id, and one heap after the other is taken back. A small file is one heap in memory and
/// keeps its order; the heaps of a large one are files that go with the process.
/// </summary>
internal sealed class RowStore : IDisposable
{
    private const long HeapSize = 6 * 1024 * 1024;
    private const int MostHeaps = 256;

    private readonly Stream[] heaps;
    private readonly BinaryWriter[] writers;

    /// <summary>Makes room.</summary>
    /// <param name="size">About how many bytes are coming.</param>
    public RowStore(long size)
    {
        var count = (int)Math.Clamp((size + HeapSize - 1) / HeapSize, 1, MostHeaps);
        heaps = [.. Enumerable.Range(0, count).Select<int, Stream>(_ => count == 1 ? new MemoryStream() : Temporary())];
        writers = [.. heaps.Select(heap => new BinaryWriter(heap, Encoding.UTF8, leaveOpen: true))];
    }

    /// <summary>A file that is gone when it is closed, or when the process ends.</summary>
    public static FileStream Temporary()
    {
        // Made for this user alone, and then opened again with the wish to be gone.
        var path = Path.GetTempFileName();
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 32 * 1024, FileOptions.DeleteOnClose);
    }

    /// <summary>Takes a row.</summary>
    public void Add(StoredRow row)
    {
        var writer = writers[HeapOf(row.Household)];
        writer.Write((byte)row.Table);
        writer.Write(row.Row);
        writer.Write(row.Household);
        writer.Write(row.Fault ?? "");
        for (var index = 0; index < row.Cells.Length; index++)
        {
            if (row.Cells[index] is { IsEmpty: false } cell)
            {
                writer.Write((byte)index);
                writer.Write((byte)cell.Kind);
                writer.Write(cell.Text);
            }
        }

        writer.Write(byte.MaxValue);
    }

    /// <summary>Gives the rows back, heap by heap; in each in the order in which they came.</summary>
    public IEnumerable<IReadOnlyList<StoredRow>> Heaps()
    {
        for (var heap = 0; heap < heaps.Length; heap++)
        {
            writers[heap].Flush();
            heaps[heap].Position = 0;
            using var reader = new BinaryReader(heaps[heap], Encoding.UTF8, leaveOpen: true);
            var rows = new List<StoredRow>();
            while (heaps[heap].Position < heaps[heap].Length)
            {
                rows.Add(Read(reader));
            }

            heaps[heap].SetLength(0);
            yield return rows;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var heap in heaps)
        {
            heap.Dispose();
        }
    }

    private static StoredRow Read(BinaryReader reader)
    {
        var table = reader.ReadByte();
        var row = reader.ReadInt32();
        var household = reader.ReadString();
        var fault = reader.ReadString();
        var cells = new Cell[SheetTable.All[table].Columns.Count];
        for (int index; (index = reader.ReadByte()) != byte.MaxValue;)
        {
            cells[index] = new Cell((CellKind)reader.ReadByte(), reader.ReadString());
        }

        return new StoredRow(table, row, household, cells, fault.Length > 0 ? fault : null);
    }

    // The same on every machine and in every run, unlike the numbers that strings have of their own.
    private int HeapOf(string household)
    {
        var hash = 2_166_136_261u;
        foreach (var unit in household)
        {
            hash = unchecked((hash ^ unit) * 16_777_619u);
        }

        return (int)(hash % (uint)heaps.Length);
    }
}
