namespace RiskEngine.RuleSets.Files;

/// <summary>What names look like in rule files.</summary>
internal static class Shapes
{
    public static bool IsCode(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterUpper(text[0])
        && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_')
        && !text.Contains("__", StringComparison.Ordinal) && text[^1] != '_';

    public static bool IsParameterName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    public static bool IsGlobalName(string text) => IsParameterName(text) && char.IsAsciiLetterLower(text[0]);

    public static bool IsDomainName(string text) =>
        text.Length is > 0 and <= 64 && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>
    /// Province, prefecture, county, township or village code of GB/T 2260; empty for the whole country.
    /// </summary>
    public static bool IsDivision(string text) =>
        text.Length is 0 or 2 or 4 or 6 or 9 or 12 && text.All(char.IsAsciiDigit);
}
