namespace RiskEngine.Assessments.Batches;

/// <summary>Finds where records begin and end; what is inside them is the reader's business.</summary>
public abstract class RecordSplitter
{
    /// <summary>Line of the next byte, counted from 1.</summary>
    public long Line { get; protected set; } = 1;

    /// <summary>Finds the whole records in a stretch of the file.</summary>
    /// <param name="bytes">The stretch; it begins where the last one's used part ended.</param>
    /// <param name="isLast">Whether nothing follows: what is left is then the last record.</param>
    /// <param name="records">Gets the records.</param>
    /// <returns>Number of bytes used; the rest comes again with more behind it.</returns>
    public abstract int Split(ReadOnlySpan<byte> bytes, bool isLast, List<Record> records);

    /// <summary>Passes over a record that is too large to be held, and what follows up to its end.</summary>
    /// <param name="bytes">The beginning of the record.</param>
    public abstract Record PassOver(ReadOnlySpan<byte> bytes);

    /// <summary>The splitter for a file, judged by its name and its first bytes.</summary>
    /// <param name="name">Name of the file, or <c>-</c> for standard input.</param>
    /// <param name="head">The first bytes of the file.</param>
    public static RecordSplitter For(string name, ReadOnlySpan<byte> head)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        text = text.TrimStart(" \t\r\n"u8);
        var isLines = name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        if (isLines || text.IsEmpty)
        {
            return new LineSplitter();
        }

        return text[0] == '[' || name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            || IsSpreadOverLines(text)
            ? new JsonSplitter()
            : new LineSplitter();
    }

    // One household printed over several lines: the first line is no whole object, and the second begins none.
    private static bool IsSpreadOverLines(ReadOnlySpan<byte> text)
    {
        var end = text.IndexOf((byte)'\n');
        var next = end < 0 ? default : text[end..].TrimStart(" \t\r\n"u8);
        return text[0] == '{' && !next.IsEmpty && next[0] != '{'
            && text[..end].TrimEnd(" \t\r"u8)[^1] != '}';
    }
}
