using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>
/// Where reading a rule set ends: a few megabytes hold millions of mistakes, and to say each takes gigabytes.
/// </summary>
internal static class Enough
{
    /// <summary>So many mistakes are told before reading stops.</summary>
    public const int Mistakes = 5_000;

    /// <summary>Whether the value is not to be read any more; the first time, a finding in its place says so.</summary>
    public static bool Of(List<Diagnostic> findings, FileValue next)
    {
        var isEnough = findings.Count >= Mistakes;
        if (isEnough && !IsSaid(findings))
        {
            findings.Add(next.Mark(FileMistakes.TooMany(Mistakes)));
        }

        return isEnough;
    }

    /// <summary>Whether the file is not to be read any more; the first time, a finding about it says so.</summary>
    public static bool Of(List<Diagnostic> findings, SourceFile next)
    {
        var isEnough = findings.Count >= Mistakes;
        if (isEnough && !IsSaid(findings))
        {
            findings.Add(FileMistakes.TooMany(Mistakes) with { File = next.Path });
        }

        return isEnough;
    }

    // From the end, because hardly anything is found after it.
    private static bool IsSaid(List<Diagnostic> findings) =>
        findings.FindLastIndex(finding => finding.Code == FileMistakes.TooManyCode) >= 0;
}
