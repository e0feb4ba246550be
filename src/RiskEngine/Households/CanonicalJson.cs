using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using RiskEngine.Households.Fields;

namespace RiskEngine.Households;

/// <summary>The one JSON text of a snapshot (RFC 8785), and its digest.</summary>
/// <remarks>
/// The order of members, white space, <c>null</c> for absent, and <c>1.50</c> for <c>1.5</c> do not show in it, so the
/// same answers always have the same digest. An empty object stays, because its answers were asked for and not given.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Length in bytes of a digest as text: <c>sha256:</c> and 64 hexadecimal digits.</summary>
    public const int DigestLength = 71;

    /// <summary>Writes the canonical JSON of a snapshot.</summary>
    public static void Write(HouseholdSnapshot snapshot, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        var writer = new CanonicalWriter(output);
        SnapshotFields.Household.Write(snapshot, ref writer);
        writer.Finish();
    }

    /// <summary>
    /// Writes the digest of canonical bytes as ASCII text into the first <see cref="DigestLength"/> bytes.
    /// </summary>
    public static void Digest(ReadOnlySpan<byte> canonical, Span<byte> ascii)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(canonical, hash);
        DigestText(hash, ascii);
    }

    /// <summary>Writes the 32 bytes of a digest as text into the first <see cref="DigestLength"/> bytes.</summary>
    internal static void DigestText(ReadOnlySpan<byte> hash, Span<byte> ascii)
    {
        "sha256:"u8.CopyTo(ascii);
        Convert.TryToHexStringLower(hash, ascii["sha256:"u8.Length..], out _);
    }

    /// <summary>The digest of a snapshot as text.</summary>
    public static string Digest(HouseholdSnapshot snapshot)
    {
        var canonical = new ArrayBufferWriter<byte>();
        Write(snapshot, canonical);
        Span<byte> ascii = stackalloc byte[DigestLength];
        Digest(canonical.WrittenSpan, ascii);
        return Encoding.ASCII.GetString(ascii);
    }
}
