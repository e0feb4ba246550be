using System.Text;

namespace RiskEngine.Households;

/// <summary>
/// An id issued by the caller, kept as bytes so that a household nobody asks the name of costs no string.
/// </summary>
internal sealed class Pseudonym
{
    internal const int MaxLength = 64;

    private readonly byte[] buffer = new byte[MaxLength];
    private int length;
    private string? text;

    internal ReadOnlySpan<byte> Utf8 => buffer.AsSpan(0, length);

    internal bool IsKnown => length > 0;

    /// <summary>The id, made into a string when it is first asked for; empty when unknown.</summary>
    internal string Text => text ??= Encoding.ASCII.GetString(Utf8);

    internal void Clear() => Set([]);

    internal void Set(ReadOnlySpan<byte> ascii)
    {
        ascii.CopyTo(buffer);
        length = ascii.Length;
        text = null;
    }
}
