using System.Globalization;

namespace RiskEngine.Language.Diagnostics;

/// <summary>
/// Prints mistakes for people: a first line that editors and CI follow, then the source, the reason and the cure.
/// </summary>
public static class DiagnosticText
{
    /// <summary>Mistakes printed before the rest is only counted: more than anybody mends in one go.</summary>
    public const int Cap = 50;

    // Longer lines are shown around the mistake; a minified file would otherwise fill the screen.
    private const int MaximumWidth = 160;

    /// <summary>The mistakes by file, line and column, then code; equal ones once.</summary>
    public static IReadOnlyList<Diagnostic> InFileOrder(IEnumerable<Diagnostic> findings) =>
    [
        .. findings.Distinct()
            .OrderBy(finding => finding.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Line)
            .ThenBy(finding => finding.Column)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal),
    ];

    /// <summary>Prints the findings in file order, and past <see cref="Cap"/> only how many more there are.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="findings">The findings.</param>
    /// <param name="lineOf">Fetches a line of a file by path and number from 1; null when it cannot.</param>
    public static void Write(TextWriter output, IEnumerable<Diagnostic> findings, Func<string, int, string?> lineOf)
    {
        ArgumentNullException.ThrowIfNull(output);
        var ordered = InFileOrder(findings);
        foreach (var finding in ordered.Take(Cap))
        {
            Write(output, finding, lineOf);
        }

        if (ordered.Count > Cap)
        {
            output.Write(string.Create(CultureInfo.InvariantCulture, $"and {ordered.Count - Cap} more\n"));
        }
    }

    /// <summary>Prints one finding.</summary>
    public static void Write(TextWriter output, Diagnostic finding, Func<string, int, string?> lineOf)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(lineOf);
        output.Write($"{finding}\n");
        if (finding is { File: { } file, Line: > 0 } && lineOf(file, finding.Line) is { } line)
        {
            WriteSource(output, finding, line);
        }

        output.Write($"  why: {finding.Why}\n  fix: {finding.Fix}\n");
    }

    private static void WriteSource(TextWriter output, Diagnostic finding, string line)
    {
        var column = Math.Clamp(finding.Column - 1, 0, line.Length);
        var first = line.Length <= MaximumWidth ? 0 : Math.Max(0, column - (MaximumWidth / 4));
        var shown = line.Substring(first, Math.Min(MaximumWidth, line.Length - first));
        var before = string.Concat(line[first..column].Select(Blank));
        var under = Math.Clamp(finding.Length, 1, Math.Max(1, shown.Length - (column - first)));
        var carets = string.Concat(shown.Skip(column - first).Take(under).Select(Caret));
        output.Write(string.Create(CultureInfo.InvariantCulture, $"{finding.Line,5} | {shown}\n"));
        output.Write($"      | {before}{(carets.Length == 0 ? "^" : carets)}\n");
    }

    // A Chinese character is two columns wide in a terminal, so are the blanks and the carets under it.
    private static string Blank(char c) => c == '\t' ? "\t" : IsWide(c) ? "  " : char.IsLowSurrogate(c) ? "" : " ";

    private static string Caret(char c) => IsWide(c) ? "^^" : char.IsLowSurrogate(c) ? "" : "^";

    private static bool IsWide(char c) =>
        c is (>= '\u1100' and <= '\u115F') or (>= '\u2E80' and <= '\uA4CF') or (>= '\uAC00' and <= '\uD7A3')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE6F') or (>= '\uFF00' and <= '\uFF60')
            or (>= '\uFFE0' and <= '\uFFE6') or (>= '\uD83C' and <= '\uD87F');
}
