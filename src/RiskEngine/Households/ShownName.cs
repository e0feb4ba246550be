using System.Globalization;

namespace RiskEngine.Households;

/// <summary>
/// A name that a caller made up, as it may be shown to people: short, and nothing in it that moves a terminal's cursor.
/// </summary>
public static class ShownName
{
    private const int Longest = 100;

    /// <summary>The name, cut when long, with everything that is no plain character replaced.</summary>
    public static string Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var text = name.Length > Longest ? string.Concat(name.AsSpan(0, Longest), "…") : name;
        return string.Create(text.Length, text, static (shown, text) =>
        {
            for (var index = 0; index < shown.Length; index++)
            {
                shown[index] = IsPlain(text[index]) ? text[index] : '\uFFFD';
            }
        });
    }

    /// <summary>The JSON Pointer (RFC 6901) of a member of that name in the document itself.</summary>
    public static string Pointer(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
    }

    private static bool IsPlain(char unit) =>
        !char.IsControl(unit) && !char.IsSurrogate(unit)
        && CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.Format;
}
