namespace RiskEngine.Assessments.Batches;

/// <summary>NDJSON: every line that is not blank is a record.</summary>
public sealed class LineSplitter : RecordSplitter
{
    private bool isCutting;

    /// <inheritdoc/>
    public override int Split(ReadOnlySpan<byte> bytes, bool isLast, List<Record> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var used = 0;
        while (used < bytes.Length)
        {
            if (!isCutting && (bytes[used] is (byte)'\n' or (byte)'\r' or (byte)' ' or (byte)'\t'))
            {
                used += PassOverBlank(bytes[used..]);
            }

            var end = bytes[used..].IndexOf((byte)'\n');
            if (end < 0 && (!isLast || used == bytes.Length))
            {
                break;
            }

            var length = end < 0 ? bytes.Length - used : end;
            Add(bytes, used, length, records);
            used += length + (end < 0 ? 0 : 1);
            Line++;
        }

        if (isCutting && used == 0)
        {
            return bytes.Length;
        }

        return used;
    }

    /// <inheritdoc/>
    public override Record PassOver(ReadOnlySpan<byte> bytes)
    {
        isCutting = true;
        return new Record(0, 0, Line, RecordState.TooLarge);
    }

    // Blank lines as a whole: a file may have millions of them behind each other, and nothing to do for any.
    private int PassOverBlank(ReadOnlySpan<byte> bytes)
    {
        var blank = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        var length = bytes[..(blank < 0 ? bytes.Length : blank)].LastIndexOf((byte)'\n') + 1;
        Line += bytes[..length].Count((byte)'\n');
        return length;
    }

    private void Add(ReadOnlySpan<byte> bytes, int start, int length, List<Record> records)
    {
        if (isCutting)
        {
            isCutting = false;
            return;
        }

        if (!bytes.Slice(start, length).Trim(" \t\r"u8).IsEmpty)
        {
            records.Add(new Record(start, length, Line));
        }
    }
}
