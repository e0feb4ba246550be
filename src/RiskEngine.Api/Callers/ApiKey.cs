using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RiskEngine.Api.Callers;

/// <summary>An API key as its owner has it: <c>rk_</c>, 8 digits that name it, <c>_</c> and 256 bits of chance.</summary>
/// <remarks>
/// The secret is long enough that one round of SHA-256 keeps it: no list of likely keys can be tried. The salt keeps
/// equal hashes from showing that two places use one key.
/// </remarks>
internal static class ApiKey
{
    internal const string Prefix = "rk_";
    internal const int SaltBytes = 16;
    private const int IdBytes = 4;
    private const int SecretBytes = 32;
    private static readonly int SecretAt = Prefix.Length + (IdBytes * 2) + 1;
    private static readonly int Length = SecretAt + Base64Url.GetEncodedLength(SecretBytes);

    /// <summary>A key that nobody had before.</summary>
    internal static string New() =>
        Prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)) + "_"
        + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    internal static bool LooksLikeOne(string text) => text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The part that names a key and is no secret; null for what cannot be a key.</summary>
    internal static string? IdOf(string key) =>
        key.Length == Length && LooksLikeOne(key) && key[SecretAt - 1] == '_' && key.All(char.IsAscii)
            ? key[Prefix.Length..(SecretAt - 1)]
            : null;

    /// <summary>What is kept of a key: <c>sha256:salt:hash</c> in hexadecimal digits.</summary>
    internal static string Kept(string key)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(salt, key, hash);
        return $"sha256:{Convert.ToHexStringLower(salt)}:{Convert.ToHexStringLower(hash)}";
    }

    /// <summary>Whether a key is the one of which the hash is kept; takes as long for any answer.</summary>
    internal static bool Matches(string key, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> kept)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(salt, key, hash);
        return CryptographicOperations.FixedTimeEquals(hash, kept);
    }

    private static void Hash(ReadOnlySpan<byte> salt, string key, Span<byte> hash)
    {
        Span<byte> text = stackalloc byte[SaltBytes + Length];
        salt.CopyTo(text);
        Encoding.ASCII.GetBytes(key, text[SaltBytes..]);
        SHA256.HashData(text, hash);
    }
}
