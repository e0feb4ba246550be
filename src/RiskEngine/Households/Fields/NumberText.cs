namespace RiskEngine.Households.Fields;

/// <summary>What became of a number.</summary>
internal enum NumberOutcome
{
    /// <summary>It was read, exactly.</summary>
    Exact,

    /// <summary>Its amount is a million million or more.</summary>
    TooLarge,

    /// <summary>It has more decimals than allowed.</summary>
    TooPrecise,
}

/// <summary>
/// A JSON number as digits and decimals, exactly; judged by value, so that <c>1.500</c> has one decimal.
/// </summary>
internal readonly record struct NumberText(bool IsNegative, long Digits, int Decimals)
{
    // 12 digits in front of the point and at most 6 behind it fit a long.
    private const int MaxWhole = 12;
    private const int MaxDigits = 18;
    private const int FarAway = 100_000_000;

    internal decimal Value => unchecked(new((int)Digits, (int)(Digits >> 32), 0, IsNegative, (byte)Decimals));

    /// <summary>Reads a number whose form the JSON reader has checked.</summary>
    internal static NumberOutcome Read(ReadOnlySpan<byte> text, int maxDecimals, out NumberText number)
    {
        var isNegative = text[0] == '-';
        var unsigned = isNegative ? text[1..] : text;
        return ReadPlain(unsigned, out var digits, out var decimals) == unsigned.Length && decimals <= maxDecimals
            ? Reduced(isNegative, digits, decimals, out number)
            : ReadAny(unsigned, isNegative, maxDecimals, out number);
    }

    /// <summary>
    /// Reads a short number without exponent from the beginning of a text, whatever follows it: false for every other number
    /// and for what is none.
    /// </summary>
    internal static bool TryReadPlain(ReadOnlySpan<byte> text, int maxDecimals, out NumberText number, out int length)
    {
        number = default;
        var isNegative = text is [(byte)'-', ..];
        var unsigned = isNegative ? text[1..] : text;
        length = ReadPlain(unsigned, out var digits, out var decimals);
        if (unsigned[..length] is [] or [(byte)'.', ..] or [.., (byte)'.'] or [(byte)'0', not (byte)'.', ..] || decimals > maxDecimals)
        {
            return false;
        }

        length += isNegative ? 1 : 0;
        Reduced(isNegative, digits, decimals, out number);
        return true;
    }

    /// <summary>The quick way for what callers write: a few digits, and perhaps a point among them.</summary>
    /// <returns>How many bytes these are; what follows is not looked at.</returns>
    private static int ReadPlain(ReadOnlySpan<byte> text, out long digits, out int decimals)
    {
        (digits, decimals) = (0, 0);
        var (at, point, most) = (0, -1, Math.Min(text.Length, MaxWhole));
        for (; at < most; at++)
        {
            var digit = unchecked((uint)(text[at] - '0'));
            if (digit <= 9)
            {
                digits = unchecked((digits * 10) + digit);
            }
            else if (text[at] == '.' && point < 0)
            {
                point = at;
            }
            else
            {
                break;
            }
        }

        decimals = point < 0 ? 0 : at - point - 1;
        return at;
    }

    private static NumberOutcome Reduced(bool isNegative, long digits, int decimals, out NumberText number)
    {
        while (decimals > 0 && digits % 10 == 0)
        {
            digits /= 10;
            decimals--;
        }

        number = new NumberText(isNegative && digits != 0, digits, decimals);
        return NumberOutcome.Exact;
    }

    private static NumberOutcome ReadAny(
        ReadOnlySpan<byte> text, bool isNegative, int maxDecimals, out NumberText number)
    {
        number = default;
        if (!char.IsAsciiDigit((char)text[0]))
        {
            return NumberOutcome.TooLarge;
        }

        // Value = digits × 10^exponent, where digits neither begin nor end with a zero.
        long digits = 0;
        var count = 0;
        var zeros = 0;
        var exponent = 0;
        var isFraction = false;
        var at = 0;
        for (; at < text.Length && (text[at] | 0x20) != 'e'; at++)
        {
            if (text[at] == '.')
            {
                isFraction = true;
                continue;
            }

            exponent -= isFraction ? 1 : 0;
            if (text[at] == '0')
            {
                zeros += count == 0 ? 0 : 1;
                continue;
            }

            count += zeros + 1;
            for (; zeros >= 0 && count <= MaxDigits; zeros--)
            {
                digits *= 10;
            }

            digits += count <= MaxDigits ? text[at] - '0' : 0;
            zeros = 0;
        }

        exponent += zeros + (at < text.Length ? Exponent(text[(at + 1)..]) : 0);
        return Fit(isNegative, digits, count, exponent, maxDecimals, out number);
    }

    private static NumberOutcome Fit(
        bool isNegative, long digits, int count, int exponent, int maxDecimals, out NumberText number)
    {
        number = default;
        if (count == 0)
        {
            return NumberOutcome.Exact;
        }

        if (count + exponent > MaxWhole)
        {
            return NumberOutcome.TooLarge;
        }

        if (-exponent > maxDecimals)
        {
            return NumberOutcome.TooPrecise;
        }

        for (; exponent > 0; exponent--)
        {
            digits *= 10;
        }

        number = new NumberText(isNegative, digits, -exponent);
        return NumberOutcome.Exact;
    }

    private static int Exponent(ReadOnlySpan<byte> text)
    {
        var exponent = 0;
        for (var at = text[0] is (byte)'-' or (byte)'+' ? 1 : 0; at < text.Length && exponent < FarAway; at++)
        {
            exponent = (exponent * 10) + (text[at] - '0');
        }

        return text[0] == '-' ? -exponent : exponent;
    }
}
