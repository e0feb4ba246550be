using NUnit.Framework;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Tests.Language.Diagnostics;

public sealed class DiagnosticTextTests
{
    private static readonly Diagnostic Mistake = new("RE2004", "unknown fact `a`", "because", "do this")
    {
        File = "f.json", Line = 10, Column = 5, Length = 3,
    };

    [Test]
    public void A_mistake_is_shown_with_its_line_its_reason_and_its_cure() =>
        Assert.That(Printed("ab: abc;", Mistake), Is.EqualTo("""
            f.json(10,5): error RE2004: unknown fact `a`
               10 | ab: abc;
                  |     ^^^
              why: because
              fix: do this

            """.ReplaceLineEndings("\n")));

    [Test]
    public void A_warning_without_a_place_has_no_source() =>
        Assert.That(
            Printed("x", Mistake with { Line = 0, Severity = Severity.Warning }),
            Is.EqualTo("f.json: warning RE2004: unknown fact `a`\n  why: because\n  fix: do this\n"));

    [TestCase("中文: abc;", "      ^^^", TestName = "Chinese characters are two columns wide")]
    [TestCase("\tab: bc;", "\t   ^^^", TestName = "a tabulator stays one")]
    [TestCase("ab: 中;", "    ^^^", TestName = "carets are as wide as what they mark")]
    [TestCase("ab: a", "    ^", TestName = "carets end with the line")]
    [TestCase("ab", "  ^", TestName = "a place past the end is shown at the end")]
    public void Carets_stand_under_the_place(string line, string expected) =>
        Assert.That(Printed(line, Mistake).Split('\n')[2], Is.EqualTo("      | " + expected));

    [Test]
    public void A_very_long_line_is_shown_around_the_mistake()
    {
        var line = new string('a', 5000) + "XYZ" + new string('b', 5000);
        var printed = Printed(line, Mistake with { Column = 5001 }).Split('\n');

        Assert.That(printed[1], Has.Length.EqualTo(168));
        Assert.That(printed[1].Substring(printed[2].IndexOf('^', StringComparison.Ordinal), 3), Is.EqualTo("XYZ"));
    }

    [TestCase(50, 50, "  fix: do this")]
    [TestCase(62, 50, "and 12 more")]
    public void Past_fifty_the_rest_is_counted(int findings, int shown, string last)
    {
        var printed = Printed(null, [.. Enumerable.Range(1, findings).Select(line => Mistake with { Line = line })]).Split('\n');

        Assert.That(printed.Count(line => line.Contains("error", StringComparison.Ordinal)), Is.EqualTo(shown));
        Assert.That(printed[^2], Is.EqualTo(last));
    }

    [Test]
    public void Findings_come_by_file_line_and_column_and_once()
    {
        var first = Mistake with { File = "a.json", Line = 20 };
        var second = Mistake with { File = "b.json", Line = 3, Column = 9 };
        var third = Mistake with { File = "b.json", Line = 20, Column = 1 };

        Assert.That(DiagnosticText.InFileOrder([third, second, first, second]), Is.EqualTo(new[] { first, second, third }));
    }

    private static string Printed(string? line, params Diagnostic[] findings)
    {
        using var output = new StringWriter();
        DiagnosticText.Write(output, findings, (_, _) => line);
        return output.ToString();
    }
}
