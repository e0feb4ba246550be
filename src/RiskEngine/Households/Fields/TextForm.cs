using System.Buffers;
using System.Text;

namespace RiskEngine.Households.Fields;

/// <summary>Says whether bytes are a text of some form.</summary>
internal delegate bool TextTest(ReadOnlySpan<byte> utf8);

/// <summary>A form that a text must have, and what to say when it has not.</summary>
internal sealed record TextForm(TextTest Holds, Func<SnapshotProblem> Mistake)
{
    /// <summary>The longest text of any form: 100 characters of four bytes.</summary>
    internal const int MaxBytes = 400;

    private const int MaxCharacters = 100;
    private const int MaxCode = 64;

    private static readonly SearchValues<byte> IdBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-"u8);

    private static readonly SearchValues<byte> CodeBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"u8);

    internal static TextForm Id { get; } = new(
        static utf8 => utf8.Length is >= 1 and <= Pseudonym.MaxLength && !utf8.ContainsAnyExcept(IdBytes),
        SnapshotMistakes.BadId);

    internal static TextForm Region { get; } = new(
        static utf8 => utf8.Length is 6 or 9 or 12 && !utf8.ContainsAnyExceptInRange((byte)'0', (byte)'9'),
        SnapshotMistakes.BadRegionCode);

    internal static TextForm MeasureCode { get; } = new(
        static utf8 => utf8.Length is >= 1 and <= MaxCode && utf8[0] is >= (byte)'A' and <= (byte)'Z'
            && !utf8.ContainsAnyExcept(CodeBytes),
        SnapshotMistakes.BadMeasureCode);

    internal static TextForm Plain { get; } = new(IsPlain, SnapshotMistakes.BadText);

    private static bool IsPlain(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length is 0 or > MaxBytes)
        {
            return false;
        }

        var count = 0;
        while (!utf8.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(utf8, out var character, out var length) != OperationStatus.Done
                || Rune.IsControl(character))
            {
                return false;
            }

            count++;
            utf8 = utf8[length..];
        }

        return count <= MaxCharacters;
    }
}
