using System.Text;

namespace RiskEngine.RuleSets.Files;

/// <summary>The bytes of one file, and where its lines begin. Columns count UTF-16 units, as editors do.</summary>
internal sealed class SourceFile
{
    // A file posted inside another document is one line of megabytes; to count from its start for every value takes time
    // that grows with the square of its length. Shorter ways are counted as they are asked for.
    private const int Step = 512;

    private readonly byte[] bytes;
    private readonly List<int> lineStarts = [0];

    // The units before every step. Sets of a library are read by many requests at once, so it is made whole or not at all.
    private readonly Lazy<int[]> unitsBefore;

    public SourceFile(string path, byte[] bytes)
    {
        Path = path;
        this.bytes = bytes;
        unitsBefore = new Lazy<int[]>(CountSteps);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '\n')
            {
                lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>Path as the author would name it.</summary>
    public string Path { get; }

    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>Line and column, both from 1, of the character at a byte offset.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var found = lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        return (line + 1, ColumnsBetween(lineStarts[line], offset) + 1);
    }

    public int OffsetOf(int line, int byteInLine) =>
        Math.Min(lineStarts[Math.Min(line, lineStarts.Count - 1)] + byteInLine, bytes.Length);

    public int ColumnsBetween(int start, int end) =>
        end - start <= Step ? Encoding.UTF8.GetCharCount(Bytes[start..end]) : UnitsBefore(end) - UnitsBefore(start);

    /// <summary>The text of a line, counted from 1; null when the file has no such line.</summary>
    public string? Line(int number)
    {
        if (number < 1 || number > lineStarts.Count)
        {
            return null;
        }

        var end = number < lineStarts.Count ? lineStarts[number] : bytes.Length;
        return Encoding.UTF8.GetString(Bytes[lineStarts[number - 1]..end]).TrimEnd('\r', '\n');
    }

    private int UnitsBefore(int offset)
    {
        var step = offset / Step;
        return unitsBefore.Value[step] + Encoding.UTF8.GetCharCount(Bytes[StartOf(step)..offset]);
    }

    private int[] CountSteps()
    {
        var units = new int[(bytes.Length / Step) + 1];
        for (var step = 1; step < units.Length; step++)
        {
            units[step] = units[step - 1] + Encoding.UTF8.GetCharCount(Bytes[StartOf(step - 1)..StartOf(step)]);
        }

        return units;
    }

    // Where the character begins that a step falls into; a character has at most four bytes.
    private int StartOf(int step)
    {
        var offset = step * Step;
        for (var back = 0; back < 3 && offset > 0 && offset < bytes.Length && (bytes[offset] & 0xC0) == 0x80; back++)
        {
            offset--;
        }

        return offset;
    }
}
