namespace RiskEngine.Assessments.Batches;

/// <summary>One JSON value, or an array whose elements are the records. Follows brackets and strings only.</summary>
public sealed class JsonSplitter : RecordSplitter
{
    private State state = State.Start;
    private bool isPassingOver;
    private int depth;
    private bool inString;
    private bool isEscaped;
    private bool atFirst;

    private enum State
    {
        Start,
        Value,
        AfterValue,
        Done,
    }

    private bool IsArray { get; set; }

    /// <inheritdoc/>
    public override int Split(ReadOnlySpan<byte> bytes, bool isLast, List<Record> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var at = 0;
        if (isPassingOver)
        {
            at = Walk(bytes);
            isPassingOver = at == bytes.Length && !isLast;
        }

        while (!isPassingOver && (at = SkipSpace(bytes, at)) < bytes.Length)
        {
            if (Punctuation(bytes, ref at, records))
            {
                continue;
            }

            (depth, inString, isEscaped) = (0, false, false);
            var length = Walk(bytes[at..]);
            if (length == bytes.Length - at && !isLast)
            {
                return at;
            }

            records.Add(new Record(at, bytes.Slice(at, length).TrimEnd(" \t\r\n"u8).Length, Line));
            Line += bytes.Slice(at, length).Count((byte)'\n');
            at += length;
            state = IsArray && state != State.Done ? State.AfterValue : State.Done;
        }

        if (isLast && IsArray && state != State.Done)
        {
            state = State.Done;
            records.Add(new Record(bytes.Length, 0, Line, RecordState.Unclosed));
        }

        return at;
    }

    /// <inheritdoc/>
    public override Record PassOver(ReadOnlySpan<byte> bytes)
    {
        isPassingOver = true;
        (depth, inString, isEscaped) = (0, false, false);
        var line = Line;
        Walk(bytes);
        Line += bytes.Count((byte)'\n');
        state = State.AfterValue;
        return new Record(0, 0, line, RecordState.TooLarge);
    }

    private int SkipSpace(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length && (bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
        {
            Line += bytes[at] == '\n' ? 1 : 0;
            at++;
        }

        return at;
    }

    // Takes a bracket or comma of the array around the records; what is missing between two of them is a bad record.
    private bool Punctuation(ReadOnlySpan<byte> bytes, ref int at, List<Record> records)
    {
        if (state == State.Start)
        {
            at += bytes[at..].StartsWith("\uFEFF"u8) ? 3 : 0;
            IsArray = at < bytes.Length && bytes[at] == '[';
            state = State.Value;
            at += IsArray ? 1 : 0;
            atFirst = true;
            return true;
        }

        if (!IsArray || state == State.Done || bytes[at] is not ((byte)',' or (byte)']'))
        {
            atFirst = false;
            return false;
        }

        if (state == State.Value && !(atFirst && bytes[at] == ']'))
        {
            records.Add(new Record(at, 0, Line));
        }

        atFirst = false;
        state = bytes[at] == ']' ? State.Done : State.Value;
        at++;
        return true;
    }

    // To the end of a value: just past its last bracket, or at the comma or bracket that follows it.
    private int Walk(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            var next = bytes[at];
            if (inString)
            {
                inString = isEscaped || next != '"';
                isEscaped = !isEscaped && next == '\\';
            }
            else if (next is (byte)'{' or (byte)'[')
            {
                depth++;
            }
            else if (depth > 0 && (next is (byte)'}' or (byte)']'))
            {
                depth--;
                if (depth == 0 && !IsArray)
                {
                    return at + 1;
                }
            }
            else if (depth == 0 && IsArray && state != State.Done && (next is (byte)',' or (byte)']'))
            {
                return at;
            }
            else
            {
                inString = next == '"';
            }
        }

        return bytes.Length;
    }
}
