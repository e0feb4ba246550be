using System.Numerics;
using System.Runtime.Intrinsics;
using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>
/// A bit for each rule and category that is met or unknown: few of them are, and this finds the few without asking each.
/// </summary>
internal sealed class OpenBits(int rules, int categories)
{
    private readonly ulong[] words = new ulong[(rules + categories + 63) / 64];

    /// <summary>Length of an array of outcomes that can be read in whole vectors.</summary>
    public static int Padded(int rules) => (rules + Vector256<byte>.Count - 1) / Vector256<byte>.Count * Vector256<byte>.Count;

    public void Clear() => Array.Clear(words);

    /// <summary>Adds the rules whose outcomes are open.</summary>
    public void Add(byte[] outcomes)
    {
        for (var from = 0; from < outcomes.Length; from += Vector256<byte>.Count)
        {
            ulong bits = Vector256.GreaterThan(Vector256.Create(outcomes, from), Vector256.Create((byte)Truth.Unset)).ExtractMostSignificantBits();
            if (bits != 0)
            {
                words[from / 64] |= bits << (from & 63);
            }
        }
    }

    public void SetCategory(int category) => Set(rules + category);

    public void Set(int bit) => words[bit / 64] |= 1UL << (bit & 63);

    /// <summary>The open bit after one, rules before categories; -1 when there is none. Ask from -1 on.</summary>
    public int Next(int after)
    {
        var from = after + 1;
        for (var word = from / 64; word < words.Length; word++)
        {
            var left = word == from / 64 ? words[word] >> (from & 63) << (from & 63) : words[word];
            if (left != 0)
            {
                return (word * 64) + BitOperations.TrailingZeroCount(left);
            }
        }

        return -1;
    }
}
