using System.Numerics;
using System.Runtime.Intrinsics;

namespace RiskEngine.Households.Fields;

/// <summary>
/// A place in a JSON text of valid UTF-8 that is expected to be as programs write it. What it does not take, such as a text
/// with an escape or a number with an exponent, may be right nonetheless: that is for the strict reader to say.
/// </summary>
/// <remarks>Where a method does not say that the cursor stays, nobody knows where it is once something was not taken.</remarks>
internal ref struct JsonCursor(ReadOnlySpan<byte> json)
{
    private readonly ReadOnlySpan<byte> json = json;
    private int at;

    /// <summary>Number of bytes taken so far.</summary>
    internal readonly int Taken => at;

    /// <summary>Whether nothing but white space follows.</summary>
    internal bool IsAtEnd => Next() < 0;

    /// <summary>Whether a bracket, comma or colon comes next.</summary>
    internal bool IsAt(byte mark) => Next() == mark;

    /// <summary>Takes a bracket, comma or colon if it comes next, and stays where it is if not.</summary>
    internal bool TryTake(byte mark)
    {
        if (Next() != mark)
        {
            return false;
        }

        at++;
        return true;
    }

    /// <summary>Takes the opening of a member if it comes next without white space in front, and stays where it is if not.</summary>
    internal bool TryTake(Openings openings, int index)
    {
        var length = openings.LengthIn(json[at..], index);
        at += length;
        return length > 0;
    }

    /// <summary>Takes a text, without its quotes. Control characters in it are not looked for.</summary>
    internal bool TryTakeText(out ReadOnlySpan<byte> text)
    {
        text = default;
        if (Next() != '"')
        {
            return false;
        }

        var rest = json[(at + 1)..];
        var length = LengthOfText(rest);
        if (length < 0 || rest[length] != '"')
        {
            return false;
        }

        text = rest[..length];
        at += length + 2;
        return true;
    }

    /// <summary>Takes <c>null</c>, and stays where it is if something else comes.</summary>
    internal bool TryTakeNull() => Next() == 'n' && TryTakeWord("null"u8);

    /// <summary>Takes <c>true</c> or <c>false</c>.</summary>
    internal bool TryTakeYesNo(out bool answer)
    {
        answer = Next() == 't';
        return TryTakeWord(answer ? "true"u8 : "false"u8);
    }

    /// <summary>Takes a number of up to twelve characters without exponent.</summary>
    internal bool TryTakeNumber(int maxDecimals, out NumberText number)
    {
        _ = Next();
        var isTaken = NumberText.TryReadPlain(json[at..], maxDecimals, out number, out var length);
        at += length;
        return isTaken && !GoesOn();
    }

    // Up to a quote, or to what makes the text one for the strict reader; -1 when there is neither. Most texts are short.
    private static int LengthOfText(ReadOnlySpan<byte> inside)
    {
        if (inside.Length >= Vector256<byte>.Count)
        {
            var first = Vector256.Create(inside);
            var ends = Vector256.Equals(first, Vector256.Create((byte)'"')) | Vector256.Equals(first, Vector256.Create((byte)'\\'));
            if (ends != Vector256<byte>.Zero)
            {
                return BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
            }
        }

        return inside.IndexOfAny((byte)'"', (byte)'\\');
    }

    // A number is over where white space, a mark or the text's end follows; whatever else does, such as an exponent, is part of it.
    private readonly bool GoesOn() => at < json.Length && json[at] is > (byte)' ' and not ((byte)',' or (byte)'}' or (byte)']');

    private bool TryTakeWord(ReadOnlySpan<byte> word)
    {
        if (!json[at..].StartsWith(word))
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    /// <summary>The next byte that is no white space, where the cursor then stands; -1 at the end.</summary>
    private int Next() => at < json.Length && json[at] > ' ' ? json[at] : NextBehindSpace();

    private int NextBehindSpace()
    {
        while (at < json.Length)
        {
            var next = json[at];
            if (next is not ((byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t'))
            {
                return next;
            }

            at++;
        }

        return -1;
    }
}
