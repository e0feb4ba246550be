using NUnit.Framework;

namespace RiskEngine.Tests.Architecture;

/// <summary>What people read is shown as it was meant.</summary>
internal sealed class MarkdownTests
{
    [Test]
    public void Every_row_of_a_table_stands_in_one()
    {
        var files = Directory.EnumerateFiles(RepositoryRoot.Path, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(new[] { "src", "tests", "rules", "samples" }.SelectMany(room =>
                Directory.EnumerateFiles(RepositoryRoot.At(room), "*.md", SearchOption.AllDirectories)))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
            .ToArray();
        var lost = files.SelectMany(file => LostRows(File.ReadAllText(file))
            .Select(row => $"{Path.GetRelativePath(RepositoryRoot.Path, file)}: {row}"));

        Assert.That(files, Has.Length.GreaterThan(5), "the test must look at something");
        Assert.That(lost, Is.Empty);
    }

    [TestCase("| A |\n|---|\n| b |\n\n| c |\n", true)]
    [TestCase("| A |\n|---|\n| b |\n\ntext\n\n| A |\n|:--|\n", false)]
    [TestCase("```\n| a |\n```\n", false)]
    public void A_row_behind_a_blank_line_is_found(string text, bool expected) =>
        Assert.That(LostRows(text).Any(), Is.EqualTo(expected));

    // A table begins with a row and a line of dashes; what begins otherwise is shown as text.
    private static IEnumerable<string> LostRows(string text)
    {
        var lines = text.Split('\n');
        var isCode = false;
        for (var at = 0; at < lines.Length; at++)
        {
            isCode ^= lines[at].StartsWith("```", StringComparison.Ordinal);
            var begins = lines[at].StartsWith('|') && (at == 0 || !lines[at - 1].StartsWith('|'));
            if (begins && !isCode && (at + 1 == lines.Length || !lines[at + 1].StartsWith("|--", StringComparison.Ordinal)
                && !lines[at + 1].StartsWith("|:-", StringComparison.Ordinal)
                && !lines[at + 1].StartsWith("| -", StringComparison.Ordinal)))
            {
                yield return lines[at];
            }
        }
    }
}
