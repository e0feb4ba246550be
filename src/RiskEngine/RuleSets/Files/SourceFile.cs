using System.Text;

namespace RiskEngine.RuleSets.Files;

/// <summary>The bytes of one file, and where its lines begin. Columns count UTF-16 units, as editors do.</summary>
internal sealed class SourceFile
{
    private readonly byte[] bytes;
    private readonly List<int> lineStarts = [0];

    public SourceFile(string path, byte[] bytes)
    {
        Path = path;
        this.bytes = bytes;
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

    public int ColumnsBetween(int start, int end) => Encoding.UTF8.GetCharCount(Bytes[start..end]);

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
}
