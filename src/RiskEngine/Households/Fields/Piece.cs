using System.Runtime.Intrinsics;
using System.Text;

namespace RiskEngine.Households.Fields;

/// <summary>
/// A short text of ASCII that goes into every canonical text: copied in whole vectors, which is quicker than by its length.
/// </summary>
internal sealed class Piece
{
    /// <summary>Room that copying needs, however short the text: its longest.</summary>
    internal const int Room = 64;

    private const int Half = Room / 2;

    private readonly byte[] padded = new byte[Room];

    /// <summary>A piece.</summary>
    /// <exception cref="ArgumentException">The text is longer than <see cref="Room"/>.</exception>
    internal Piece(string text) => Length = Encoding.ASCII.GetBytes(text, padded);

    /// <summary>Number of bytes of the text.</summary>
    internal int Length { get; }

    /// <summary>The text.</summary>
    internal ReadOnlySpan<byte> Text => padded.AsSpan(0, Length);

    /// <summary>Copies the text, and zeros behind it.</summary>
    /// <param name="to">At least <see cref="Room"/> bytes.</param>
    internal void CopyTo(Span<byte> to)
    {
        Vector256.Create(padded, 0).CopyTo(to);
        if (Length > Half)
        {
            Vector256.Create(padded, Half).CopyTo(to[Half..]);
        }
    }
}
