using System.Buffers;
using System.Text;
using NodaTime;

namespace RiskEngine.Households.Fields;

/// <summary>Writes JSON in canonical form (RFC 8785). The order of members is the caller's duty.</summary>
internal ref struct CanonicalWriter(IBufferWriter<byte> output)
{
    // The longest thing written at once: a text of which every byte needs an escape, or a number.
    private const int Room = (2 * TextForm.MaxBytes) + 16;

    private Span<byte> free = output.GetSpan(Room);
    private int written;
    private bool needsComma;

    internal void StartObject() => Open((byte)'{');

    internal void EndObject() => Close((byte)'}');

    internal void StartList() => Open((byte)'[');

    internal void EndList() => Close((byte)']');

    /// <summary>Starts the next element of a list.</summary>
    internal void Element()
    {
        MakeRoom();
        if (needsComma)
        {
            free[written++] = (byte)',';
        }

        needsComma = true;
    }

    /// <summary>Starts the next member of an object, whose name is given with comma, quotes and colon.</summary>
    internal void Name(Piece opening) => Member(opening);

    /// <summary>Writes the next member of an object, given with a comma in front.</summary>
    internal void Member(Piece member)
    {
        MakeRoom();
        if (needsComma)
        {
            member.CopyTo(free[written..]);
            written += member.Length;
            return;
        }

        Put(member.Text[1..]);
        needsComma = true;
    }

    /// <summary>Writes text without control characters, of which canonical form escapes two characters only.</summary>
    internal void Text(string text)
    {
        var inside = free[(written + 1)..];
        var length = Encoding.UTF8.GetBytes(text, inside);
        if (inside[..length].ContainsAny((byte)'"', (byte)'\\'))
        {
            length = Escape(inside, length);
        }

        free[written] = (byte)'"';
        free[written + 1 + length] = (byte)'"';
        written += length + 2;
    }

    /// <summary>Writes ASCII text in which nothing has to be escaped.</summary>
    internal void Text(ReadOnlySpan<byte> ascii)
    {
        free[written++] = (byte)'"';
        Put(ascii);
        free[written++] = (byte)'"';
    }

    internal void Number(int number) => written += DecimalText.WriteWhole((ulong)number, free[written..]);

    /// <summary>
    /// Writes a decimal as ECMAScript would: 15 digits are exact there, and at most 6 decimals need no exponent.
    /// </summary>
    internal void Number(decimal number) => written += DecimalText.Write(number, free[written..]);

    internal void Date(LocalDate date)
    {
        free[written++] = (byte)'"';
        Digits(date.Year, 4);
        free[written++] = (byte)'-';
        Digits(date.Month, 2);
        free[written++] = (byte)'-';
        Digits(date.Day, 2);
        free[written++] = (byte)'"';
    }

    /// <summary>Hands over what was written; nothing may be written after it.</summary>
    internal void Finish()
    {
        output.Advance(written);
        written = 0;
        free = default;
    }

    // From its end on, so that the text makes room for itself.
    private static int Escape(Span<byte> text, int length)
    {
        var to = length + text[..length].Count((byte)'"') + text[..length].Count((byte)'\\');
        var escaped = to;
        for (var from = length - 1; from >= 0 && to > from + 1; from--)
        {
            text[--to] = text[from];
            if (text[from] is (byte)'"' or (byte)'\\')
            {
                text[--to] = (byte)'\\';
            }
        }

        return escaped;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(free[written..]);
        written += bytes.Length;
    }

    private void Digits(int number, int count)
    {
        DecimalText.WriteDigits((ulong)number, free.Slice(written, count));
        written += count;
    }

    private void Open(byte bracket)
    {
        MakeRoom();
        free[written++] = bracket;
        needsComma = false;
    }

    private void Close(byte bracket)
    {
        MakeRoom();
        free[written++] = bracket;
        needsComma = true;
    }

    private void MakeRoom()
    {
        if (free.Length - written < Room)
        {
            output.Advance(written);
            written = 0;
            free = output.GetSpan(Math.Max(Room, 4096));
        }
    }
}
