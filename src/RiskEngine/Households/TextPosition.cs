using System.Buffers;
using System.Text;

namespace RiskEngine.Households;

/// <summary>Turns offsets in bytes into lines and columns that people count: in characters, from 1.</summary>
internal static class TextPosition
{
    internal static SnapshotProblem Placed(SnapshotProblem problem, ReadOnlySpan<byte> json)
    {
        if (problem.Offset < 0 || problem.Offset > json.Length)
        {
            return problem;
        }

        var before = json[..(int)problem.Offset];
        var line = before[(before.LastIndexOf((byte)'\n') + 1)..];
        return problem with { Line = before.Count((byte)'\n') + 1, Column = Encoding.UTF8.GetCharCount(line) + 1 };
    }

    /// <summary>The offset of the first byte that is no UTF-8.</summary>
    internal static int FirstInvalid(ReadOnlySpan<byte> json)
    {
        var at = 0;
        while (at < json.Length && Rune.DecodeFromUtf8(json[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    /// <summary>
    /// The offset of a place that the JSON reader gives as a line and a byte in that line, both from 0.
    /// </summary>
    internal static long Offset(ReadOnlySpan<byte> json, long line, long byteInLine)
    {
        var start = 0;
        for (; line > 0; line--)
        {
            var length = json[start..].IndexOf((byte)'\n');
            if (length < 0)
            {
                break;
            }

            start += length + 1;
        }

        return Math.Min(json.Length, start + byteInLine);
    }
}
