using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RiskEngine.RuleSets;

namespace RiskEngine.Cli.Showing;

/// <summary>Writes the list of rule sets.</summary>
internal static class RuleSetList
{
    private const int DigestDigits = 12;

    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Columns, as wide as their widest cell.</summary>
    public static string Table(IReadOnlyList<ListedRuleSet> sets)
    {
        string[][] rows =
        [
            ["SET", "STATUS", "IN FORCE", "EXTENDS", "DIVISION", "FLAGS", "CATEGORIES", "MEASURES", "STEPS", "PARAMETERS",
                "CASES", "LOCK", "DIGEST"],
            .. sets.Select(Cells),
        ];
        var widths = rows[0].Select((_, column) => rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        return string.Concat(rows.Select(row =>
            string.Join("  ", row.Select((cell, column) => cell.PadRight(row.Length == widths.Length ? widths[column] : 0))).TrimEnd() + "\n"));
    }

    /// <summary>A list of objects, with the whole digest.</summary>
    public static string Json(IReadOnlyList<ListedRuleSet> sets)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var set in sets)
            {
                Write(json, set);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>The days in force, the first and the last: an overlay is in force only while its parent is.</summary>
    public static string Period(RuleSet set, RuleSetLibrary library)
    {
        var (from, to) = (set.EffectiveFrom, set.EffectiveTo);
        for (var parent = ParentOf(set, library); parent is not null; parent = ParentOf(parent, library))
        {
            from = LocalDate.Max(from, parent.EffectiveFrom);
            to = to is { } end && parent.EffectiveTo is { } itsEnd ? LocalDate.Min(end, itsEnd) : to ?? parent.EffectiveTo;
        }

        return $"{Day(from)} to {(to is { } excluded ? Day(excluded.PlusDays(-1)) : "open")}";
    }

    public static string Day(LocalDate day) => LocalDatePattern.Iso.Format(day);

    private static string[] Cells(ListedRuleSet listed) => listed.RuleSet is not { } set
        ? [listed.Id?.ToString() ?? listed.Folder, Mistakes(listed)]
        :
        [
            set.Id.ToString(), Word(set.Status), listed.Period!, set.Extends?.ToString() ?? "-",
            set.DivisionCode.Length == 0 ? "all" : set.DivisionCode,
            .. Enum.GetValues<DomainKind>().Select(kind => Number(listed.Rules(kind))),
            Number(set.Parameters.Count), Number(listed.Cases), listed.Lock,
            set.Digest["sha256:".Length..][..DigestDigits],
        ];

    private static string Mistakes(ListedRuleSet listed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{listed.Mistakes} mistakes; run `riskengine rules check {listed.Folder}`");

    private static void Write(Utf8JsonWriter json, ListedRuleSet listed)
    {
        json.WriteStartObject();
        json.WriteString("ruleSet", listed.Id?.ToString());
        json.WriteString("folder", listed.Folder);
        if (listed.RuleSet is { } set)
        {
            json.WriteString("status", Word(set.Status));
            json.WriteString("effectiveFrom", Day(set.EffectiveFrom));
            json.WriteString("effectiveTo", set.EffectiveTo is { } end ? Day(end) : null);
            json.WriteString("extends", set.Extends?.ToString());
            json.WriteString("divisionCode", set.DivisionCode);
            foreach (var kind in Enum.GetValues<DomainKind>())
            {
                json.WriteNumber(Word(kind), listed.Rules(kind));
            }

            json.WriteNumber("parameters", set.Parameters.Count);
            json.WriteNumber("cases", listed.Cases);
            json.WriteString("lock", listed.Lock);
            json.WriteString("digest", set.Digest);
        }

        json.WriteNumber("mistakes", listed.Mistakes);
        json.WriteEndObject();
    }

    private static RuleSet? ParentOf(RuleSet set, RuleSetLibrary library) =>
        set.Extends is { } id ? library.Find(id) : null;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
