using System.Numerics;
using System.Runtime.Intrinsics;

namespace RiskEngine.Households.Fields;

/// <summary>
/// How the members of one type of JSON object begin, each behind another member and without white space; side by side in
/// memory, because they are compared one after the other for every household.
/// </summary>
internal sealed class Openings
{
    // A longer one is never found here, and its name is then looked up like one that comes out of order.
    private static readonly int Longest = Vector256<byte>.Count;

    private readonly Vector256<byte>[] texts;
    private readonly byte[] lengths;

    internal Openings(IReadOnlyList<Field> fields)
    {
        texts = new Vector256<byte>[fields.Count];
        lengths = new byte[fields.Count];
        var padded = new byte[Longest];
        for (var index = 0; index < fields.Count; index++)
        {
            var text = fields[index].Opening.Text;
            lengths[index] = (byte)text.Length;
            text[..Math.Min(text.Length, Longest)].CopyTo(padded);
            texts[index] = Vector256.Create(padded);
            padded.AsSpan().Clear();
        }
    }

    internal int Count => texts.Length;

    /// <summary>Length of the opening at an index if a text begins with it, else 0.</summary>
    internal int LengthIn(ReadOnlySpan<byte> text, int index)
    {
        if (text.Length < Longest)
        {
            return 0;
        }

        var same = Vector256.Equals(texts[index], Vector256.Create(text)).ExtractMostSignificantBits();
        var length = lengths[index];
        return BitOperations.TrailingZeroCount(~same) >= length ? length : 0;
    }
}
