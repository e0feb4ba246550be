using System.Globalization;
using System.Text.RegularExpressions;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets.Files;

namespace RiskEngine.RuleSets.Checking;

/// <summary>What rules and values rest on: rows of the research report that exist.</summary>
internal static partial class CitationCheck
{
    private static readonly List<string> Rows =
    [
        .. Enumerable.Range(1, 109).Select(row => row.ToString("'SD-'000", CultureInfo.InvariantCulture)),
        .. Enumerable.Range(0, 5).Select(row => row.ToString("'S'0", CultureInfo.InvariantCulture)),
        .. Enumerable.Range(1, 89).Select(row => row.ToString("'W'00", CultureInfo.InvariantCulture)),
        .. Enumerable.Range(1, 11).Select(row => row.ToString("'G'00", CultureInfo.InvariantCulture)),
    ];

    public static IEnumerable<Diagnostic> Of(RuleSetPiece piece)
    {
        var bases = piece.Rules.SelectMany(placed => placed.Root["Properties"]?["Basis"]?.Items ?? [])
            .Where(entry => entry.Kind == FileValueKind.Text);
        var sources = piece.Parameters.SelectMany(file => file.Parameters)
            .SelectMany(placed => placed.Root["Values"]?.Items ?? [])
            .Select(value => value["Source"])
            .Concat(piece.Manifest?.Root["TurnedOff"]?.Items.Select(off => off["Source"]) ?? [])
            .OfType<FileValue>()
            .Where(source => source.Kind == FileValueKind.Text);
        return bases.SelectMany(InBasis).Concat(sources.SelectMany(Unknown));
    }

    private static IEnumerable<Diagnostic> InBasis(FileValue entry)
    {
        var unknown = Unknown(entry).ToList();
        return unknown.Count == 0 && !Beginning().IsMatch(entry.Text) && !string.IsNullOrWhiteSpace(entry.Text)
            ? [entry.Mark(CheckMistakes.NoCitation(entry.Text))]
            : unknown;
    }

    private static IEnumerable<Diagnostic> Unknown(FileValue text) =>
        from Match match in Code().Matches(text.Text)
        let code = match.Groups[1]
        where !Rows.Contains(code.Value)
        select text.MarkInside(code.Index, code.Index + code.Length,
            CheckMistakes.UnknownCitation(code.Value, Nearest.To(code.Value, Rows)));

    // The report divides some rows: W58a, G02-b.
    [GeneratedRegex(@"\b(SD-[0-9]+|[WG][0-9]{2,}|S[0-9]+(?=\s|$|,|;|:|\)))(?:-?[a-z])?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^(SD-[0-9]{3}|S[0-4]|[WG][0-9]{2}(-?[a-z])?)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
