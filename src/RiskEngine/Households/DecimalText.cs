using System.Globalization;

namespace RiskEngine.Households;

/// <summary>Decimals as JSON numbers: exact, without trailing zeros or exponent, and never minus nought.</summary>
internal static class DecimalText
{
    /// <summary>Room that every decimal has enough of, in bytes.</summary>
    internal const int MaxLength = 40;

    private static readonly ulong[] Powers = [.. Enumerable.Range(0, 20).Select(digits => (ulong)Math.Pow(10, digits))];

    /// <summary>Writes a decimal.</summary>
    /// <param name="number">The number.</param>
    /// <param name="into">At least <see cref="MaxLength"/> bytes.</param>
    /// <returns>Number of bytes written.</returns>
    internal static int Write(decimal number, Span<byte> into)
    {
        Span<int> parts = [0, 0, 0, 0];
        decimal.GetBits(number, parts);
        if (parts[2] != 0 || number.Scale >= Powers.Length)
        {
            return WriteLong(number, into);
        }

        var digits = unchecked(((ulong)(uint)parts[1] << 32) | (uint)parts[0]);
        var decimals = (int)number.Scale;
        for (; decimals > 0 && digits % 10 == 0; decimals--)
        {
            digits /= 10;
        }

        var written = 0;
        if (digits != 0 && parts[3] < 0)
        {
            into[written++] = (byte)'-';
        }

        var (whole, fraction) = decimals == 0 ? (digits, 0) : Math.DivRem(digits, Powers[decimals]);
        written += WriteWhole(whole, into[written..]);
        if (decimals > 0)
        {
            into[written++] = (byte)'.';
            WriteDigits(fraction, into.Slice(written, decimals));
            written += decimals;
        }

        return written;
    }

    /// <summary>Writes a whole number.</summary>
    /// <returns>Number of bytes written.</returns>
    internal static int WriteWhole(ulong number, Span<byte> into)
    {
        if (number < 10)
        {
            into[0] = (byte)('0' + number);
            return 1;
        }

        number.TryFormat(into, out var written, default, CultureInfo.InvariantCulture);
        return written;
    }

    /// <summary>Fills a place with the last digits of a number, zeros in front.</summary>
    internal static void WriteDigits(ulong number, Span<byte> into)
    {
        for (var place = into.Length - 1; place >= 0; place--)
        {
            into[place] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    // More digits than an unsigned long has: products and quotients, never an answer.
    private static int WriteLong(decimal number, Span<byte> into)
    {
        (number == 0 ? 0 : number).TryFormat(into, out var written, default, CultureInfo.InvariantCulture);
        return into[..written].Contains((byte)'.') ? into[..written].TrimEnd((byte)'0').TrimEnd((byte)'.').Length : written;
    }
}
