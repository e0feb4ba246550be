using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets;

/// <summary>An expression as its author wrote it, and where: a mistake inside it can be shown in the file.</summary>
public sealed class RuleText
{
    private readonly FileValue? value;

    private RuleText(string text, FileValue? value)
    {
        Text = text;
        this.value = value;
    }

    /// <summary>The expression, with the escapes of the file undone.</summary>
    public string Text { get; }

    /// <summary>Path of the file that holds the expression; <c>null</c> for a text that came from no file.</summary>
    public string? File => value?.File.Path;

    /// <summary>A text that came from no file: a test's, or one typed at a prompt.</summary>
    public static RuleText Of(string text) => new(text, null);

    internal static RuleText In(FileValue value) => new(value.Text, value);

    /// <summary>Gives a mistake inside the expression its place in the file.</summary>
    /// <param name="start">Offset in <see cref="Text"/>, counted from 0.</param>
    /// <param name="length">Number of characters of <see cref="Text"/> that the mistake covers.</param>
    /// <param name="diagnostic">The mistake, still without a place.</param>
    /// <remarks>
    /// Escapes are counted as the file spells them: <c>\"</c> takes two columns, <c>\u00e9</c> six.
    /// A text from no file counts as line 1, so the place is still of use.
    /// </remarks>
    public Diagnostic At(int start, int length, Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        var from = Math.Clamp(start, 0, Text.Length);
        var to = Math.Clamp(start + length, from, Text.Length);
        return value is null
            ? diagnostic with { Line = 1, Column = from + 1, Length = Math.Max(1, to - from) }
            : value.MarkInside(from, to, diagnostic);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
