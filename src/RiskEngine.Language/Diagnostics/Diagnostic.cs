using System.Globalization;

namespace RiskEngine.Language.Diagnostics;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>The text cannot be used until it is mended.</summary>
    Error,

    /// <summary>The text can be used; somebody should look at it.</summary>
    Warning,
}

/// <summary>One mistake in a text that a person wrote: what, where, why, and how to mend it.</summary>
/// <param name="Code"><c>RE</c>, the room's digit and three digits, for example <c>RE2004</c>; never reused.</param>
/// <param name="What">The mistake in one clause: lower case, no full stop, the author's words in backticks.</param>
/// <param name="Why">The reason why it is a mistake.</param>
/// <param name="Fix">What to write instead.</param>
public sealed record Diagnostic(string Code, string What, string Why, string Fix)
{
    /// <summary>Whether the text can be used all the same.</summary>
    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>Path of the file as the author would name it, or <c>null</c> for text that came from no file.</summary>
    public string? File { get; init; }

    /// <summary>Line, counted from 1; 0 when the mistake has no place (a missing file, say).</summary>
    public int Line { get; init; }

    /// <summary>Column in characters, counted from 1; 0 when the mistake has no place.</summary>
    public int Column { get; init; }

    /// <summary>Number of characters that the mistake covers; at least 1 where it has a place.</summary>
    public int Length { get; init; }

    /// <summary>The first line that an editor or CI can follow: place, severity, code and what.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{File}({Line},{Column}): ") : File is null ? "" : $"{File}: ";
        return $"{place}{(Severity == Severity.Error ? "error" : "warning")} {Code}: {What}";
    }
}
