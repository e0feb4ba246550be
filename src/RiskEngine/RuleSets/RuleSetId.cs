using System.Diagnostics.CodeAnalysis;

namespace RiskEngine.RuleSets;

/// <summary>The name of one version of a rule set, for example <c>national@2020.1</c>.</summary>
/// <param name="Set">Name of the set over all its versions: letters, digits, <c>-</c> and <c>_</c>, never a
/// slash.</param>
/// <param name="Version">Policy year and a running number, for example <c>2020.1</c>.</param>
public sealed record RuleSetId(string Set, string Version)
{
    private const int MaximumLength = 64;

    /// <summary>Reads <c>set@version</c>.</summary>
    /// <exception cref="FormatException">The text is not of that shape.</exception>
    public static RuleSetId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"`{text}` is not a rule-set id such as `national@2020.1`");

    /// <summary>Reads <c>set@version</c>; false when the text is not of that shape.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out RuleSetId? id)
    {
        var parts = text?.Split('@') ?? [];
        id = parts.Length == 2 && IsSetName(parts[0]) && IsVersion(parts[1]) ? new RuleSetId(parts[0], parts[1]) : null;
        return id is not null;
    }

    /// <summary>
    /// Whether a text can name a set: letters, digits, <c>-</c> and <c>_</c>, starting with a letter.
    /// </summary>
    public static bool IsSetName(string text) =>
        text.Length is > 0 and <= MaximumLength && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    /// <summary>Whether a text is a version: four digits, a point, a number.</summary>
    public static bool IsVersion(string text) =>
        text.Length is > 5 and <= 12 && text[4] == '.' && text.Remove(4, 1).All(char.IsAsciiDigit);

    /// <inheritdoc/>
    public override string ToString() => $"{Set}@{Version}";
}
