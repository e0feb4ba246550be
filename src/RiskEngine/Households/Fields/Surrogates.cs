using System.Buffers.Text;

namespace RiskEngine.Households.Fields;

/// <summary>JSON may escape half a surrogate pair, which is no character.</summary>
internal static class Surrogates
{
    /// <summary>Whether a text that is valid JSON has an escaped half that no other half completes.</summary>
    internal static bool HasHalf(ReadOnlySpan<byte> escaped)
    {
        var awaitsLow = false;
        for (var at = 0; at < escaped.Length;)
        {
            var unit = Unit(escaped[at..], out var length);
            if (char.IsLowSurrogate(unit) != awaitsLow)
            {
                return true;
            }

            awaitsLow = char.IsHighSurrogate(unit);
            at += length;
        }

        return awaitsLow;
    }

    /// <summary>
    /// The UTF-16 unit that an escape stands for; 0 for every other byte, which cannot be half a pair.
    /// </summary>
    private static char Unit(ReadOnlySpan<byte> text, out int length)
    {
        if (text[0] != '\\')
        {
            length = 1;
            return '\0';
        }

        length = text.Length > 1 && text[1] == 'u' ? 6 : 2;
        return length == 6 && text.Length >= 6 && Utf8Parser.TryParse(text[2..6], out ushort unit, out _, 'x')
            ? (char)unit
            : '\0';
    }
}
