using System.Buffers;
using System.Globalization;
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

    /// <summary>Starts the next member of an object; a name has nothing to escape.</summary>
    internal void Name(ReadOnlySpan<byte> name)
    {
        Element();
        free[written++] = (byte)'"';
        name.CopyTo(free[written..]);
        written += name.Length;
        free[written++] = (byte)'"';
        free[written++] = (byte)':';
    }

    /// <summary>Writes text without control characters, of which canonical form escapes two characters only.</summary>
    internal void Text(scoped ReadOnlySpan<byte> utf8)
    {
        free[written++] = (byte)'"';
        foreach (var unit in utf8)
        {
            if (unit is (byte)'"' or (byte)'\\')
            {
                free[written++] = (byte)'\\';
            }

            free[written++] = unit;
        }

        free[written++] = (byte)'"';
    }

    internal void YesNo(bool answer)
    {
        var text = answer ? "true"u8 : "false"u8;
        text.CopyTo(free[written..]);
        written += text.Length;
    }

    internal void Number(int number)
    {
        number.TryFormat(free[written..], out var length, provider: CultureInfo.InvariantCulture);
        written += length;
    }

    /// <summary>Writes a decimal as ECMAScript would: 15 digits are exact there, and at most 6 decimals need no exponent.</summary>
    internal void Number(decimal number)
    {
        if (number == 0)
        {
            free[written++] = (byte)'0';
            return;
        }

        number.TryFormat(free[written..], out var length, provider: CultureInfo.InvariantCulture);
        var text = free.Slice(written, length);
        written += text.Contains((byte)'.') ? text.TrimEnd((byte)'0').TrimEnd((byte)'.').Length : length;
    }

    internal void Date(LocalDate date)
    {
        free[written++] = (byte)'"';
        Digits(date.Year, "0000");
        free[written++] = (byte)'-';
        Digits(date.Month, "00");
        free[written++] = (byte)'-';
        Digits(date.Day, "00");
        free[written++] = (byte)'"';
    }

    /// <summary>Hands over what was written; nothing may be written after it.</summary>
    internal void Finish()
    {
        output.Advance(written);
        written = 0;
        free = default;
    }

    private void Digits(int number, ReadOnlySpan<char> form)
    {
        number.TryFormat(free[written..], out var length, form, CultureInfo.InvariantCulture);
        written += length;
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
