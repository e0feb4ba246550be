using System.Runtime.CompilerServices;

namespace RiskEngine.Households.Fields;

/// <summary>The codes of a choice. An enum's members are spelt as the codes are, so its names are the codes.</summary>
/// <remarks>The members are counted from 0 without a gap, so that a code's number is its place.</remarks>
internal static class Codes<TCode>
    where TCode : struct, Enum
{
    private static readonly NameTable Table = new(Enum.GetNames<TCode>());

    internal static string[] Names { get; } = Enum.GetNames<TCode>();

    internal static string NameOf(TCode code) => Names[PlaceOf(code)];

    internal static bool TryRead(ReadOnlySpan<byte> text, out TCode code)
    {
        var place = Table.Find(text);
        code = place < 0 ? default : Unsafe.BitCast<int, TCode>(place);
        return place >= 0;
    }

    /// <summary>Its place in the order in which the codes are listed.</summary>
    internal static int PlaceOf(TCode code) => Unsafe.BitCast<TCode, int>(code);
}
