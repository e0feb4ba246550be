using NodaTime;
using NodaTime.Text;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Files;

/// <summary>Reads single values; null in gives null out, because its absence has already been reported.</summary>
internal static class FileReading
{
    private static readonly string[] Languages = ["zh", "en"];

    public static string? Text(FileValue? value, string name, List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.Text, value, name, "a text", findings))
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            findings.Add(value.Mark(FileMistakes.EmptyText(name)));
            return null;
        }

        return value.Text;
    }

    public static string? Shaped(
        FileValue? value, string name, Func<string, bool> shape, string wanted, string example,
            List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.Text, value, name, "a text", findings))
        {
            return null;
        }

        if (!shape(value.Text))
        {
            findings.Add(value.Mark(FileMistakes.WrongShape(name, value.Text, wanted, example)));
            return null;
        }

        return value.Text;
    }

    public static string? Word(
        FileValue? value, string name, IReadOnlyCollection<string> known, List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.Text, value, name, "a text", findings))
        {
            return null;
        }

        if (!known.Contains(value.Text))
        {
            var nearest = Nearest.To(value.Text, known);
            findings.Add(value.Mark(FileMistakes.UnknownWord(name, value.Text, nearest, known)));
            return null;
        }

        return value.Text;
    }

    public static LocalDate? Date(FileValue? value, string name, List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.Text, value, name, "a text", findings))
        {
            return null;
        }

        var parsed = LocalDatePattern.Iso.Parse(value.Text);
        if (!parsed.Success || value.Text.Length != "yyyy-MM-dd".Length || parsed.Value.Year < 1)
        {
            findings.Add(value.Mark(FileMistakes.NotADate(name, value.Text)));
            return null;
        }

        return parsed.Value;
    }

    public static int? Whole(FileValue? value, string name, int lowest, int highest, List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.Number, value, name, "a number", findings))
        {
            return null;
        }

        if (!decimal.IsInteger(value.Number))
        {
            findings.Add(value.Mark(FileMistakes.NotWhole(name, value.Number)));
            return null;
        }

        if (value.Number < lowest || value.Number > highest)
        {
            findings.Add(value.Mark(FileMistakes.OutOfRange(name, value.Number, lowest, highest)));
            return null;
        }

        return (int)value.Number;
    }

    public static Bilingual? Bilingual(FileValue? value, string name, List<Diagnostic> findings)
    {
        var form = ObjectForm.Open(value, name, findings)?.Knowing("zh", "en");
        if (form is null || value is null)
        {
            return null;
        }

        foreach (var missing in Languages.Where(language => !form.Has(language)))
        {
            findings.Add(value.Mark(FileMistakes.OneLanguage(name, missing)));
        }

        var zh = Text(form.Optional("zh"), $"`zh` of {name}", findings);
        var en = Text(form.Optional("en"), $"`en` of {name}", findings);
        return zh is null || en is null ? null : new Bilingual(zh, en);
    }

    public static IReadOnlyList<FileValue> List(
        FileValue? value, string name, string? atLeastOne, List<Diagnostic> findings)
    {
        if (value is null || Not(FileValueKind.List, value, name, "a list", findings))
        {
            return [];
        }

        if (value.Items.Count == 0 && atLeastOne is not null)
        {
            findings.Add(value.Mark(FileMistakes.EmptyList(name, atLeastOne)));
        }

        return value.Items;
    }

    /// <summary>The texts of a list, each of them checked, none of them twice.</summary>
    public static IReadOnlyList<string> Distinct(
        IReadOnlyList<FileValue> items, string name, Func<FileValue, string?> read, List<Diagnostic> findings)
    {
        var texts = new List<string>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items.TakeWhile(item => !Enough.Of(findings, item)))
        {
            if (read(item) is not { } text)
            {
                continue;
            }

            if (!known.Add(text))
            {
                findings.Add(item.Mark(FileMistakes.Repeated(name, text)));
                continue;
            }

            texts.Add(text);
        }

        return texts;
    }

    private static bool Not(FileValueKind kind, FileValue value, string name, string wanted, List<Diagnostic> findings)
    {
        if (value.Kind == kind)
        {
            return false;
        }

        findings.Add(value.Mark(FileMistakes.WrongType(name, wanted, ObjectForm.Found(value))));
        return true;
    }
}
