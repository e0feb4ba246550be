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

    /// <summary>Starts the next member of an object, whose name is given with comma, quotes and colon.</summary>
    internal void Name(ReadOnlySpan<byte> opening)
    {
        MakeRoom();
        Put(needsComma ? opening : opening[1..]);
        needsComma = true;
    }

    /// <summary>Writes text in which nothing has to be escaped.</summary>
    internal void Plain(ReadOnlySpan<byte> ascii)
    {
        free[written++] = (byte)'"';
        Put(ascii);
        free[written++] = (byte)'"';
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

    internal void YesNo(bool answer) => Put(answer ? "true"u8 : "false"u8);

    internal void Number(int number) => Whole((ulong)number);

    /// <summary>
    /// Writes a decimal as ECMAScript would: 15 digits are exact there, and at most 6 decimals need no exponent.
    /// </summary>
    internal void Number(decimal number)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        var digits = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var decimals = number.Scale;
        var power = 1ul;
        for (; decimals > 0 && digits % 10 == 0; decimals--)
        {
            digits /= 10;
        }

        for (var count = 0; count < decimals; count++)
        {
            power *= 10;
        }

        if (number < 0)
        {
            free[written++] = (byte)'-';
        }

        Whole(digits / power);
        if (decimals > 0)
        {
            free[written++] = (byte)'.';
            Digits(digits % power, decimals);
        }
    }

    internal void Date(LocalDate date)
    {
        free[written++] = (byte)'"';
        Digits((ulong)date.Year, 4);
        free[written++] = (byte)'-';
        Digits((ulong)date.Month, 2);
        free[written++] = (byte)'-';
        Digits((ulong)date.Day, 2);
        free[written++] = (byte)'"';
    }

    /// <summary>Hands over what was written; nothing may be written after it.</summary>
    internal void Finish()
    {
        output.Advance(written);
        written = 0;
        free = default;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(free[written..]);
        written += bytes.Length;
    }

    private void Whole(ulong number)
    {
        number.TryFormat(free[written..], out var length, provider: CultureInfo.InvariantCulture);
        written += length;
    }

    private void Digits(ulong number, int count)
    {
        for (var at = written + count - 1; at >= written; at--)
        {
            free[at] = (byte)('0' + (number % 10));
            number /= 10;
        }

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
