using System.Runtime.CompilerServices;
using System.Text;

namespace RiskEngine.Households.Fields;

/// <summary>The codes of a choice. An enum's members are spelt as the codes are, so its names are the codes.</summary>
/// <remarks>The members are counted from 0 without a gap, so that a code's number is its place.</remarks>
internal static class Codes<TCode>
    where TCode : struct, Enum
{
    private static readonly byte[][] Utf8 = [.. Enum.GetNames<TCode>().Select(Encoding.ASCII.GetBytes)];

    internal static string[] Names { get; } = Enum.GetNames<TCode>();

    internal static bool TryRead(ReadOnlySpan<byte> text, out TCode code)
    {
        for (var index = 0; index < Utf8.Length; index++)
        {
            if (text.SequenceEqual(Utf8[index]))
            {
                code = Unsafe.BitCast<int, TCode>(index);
                return true;
            }
        }

        code = default;
        return false;
    }

    internal static ReadOnlySpan<byte> Of(TCode code) => Utf8[Unsafe.BitCast<TCode, int>(code)];
}
