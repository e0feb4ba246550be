using System.Globalization;
using System.Text;
using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Tests.Cli;

namespace RiskEngine.Tests.Samples;

/// <summary>The files under samples/households and what samples/README.md says of them.</summary>
internal sealed class HouseholdFilesTests
{
    [Test]
    public void The_county_is_exactly_what_the_command_makes()
    {
        var made = SampleTests.Made(1000, seed: 1, region: "130828");

        var kept = File.ReadAllBytes(PathOf("households", "county.ndjson"));
        Assert.That(kept.AsSpan().SequenceEqual(made), Is.True, "samples/README.md says how to make it again");
    }

    [Test]
    public void The_ordinary_household_uses_only_names_codes_and_values_of_the_contract()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf("households", "ordinary.json")));

        Assert.That(SnapshotTable.ProblemsOf(document.RootElement), Is.Empty);
    }

    [Test]
    public void The_readme_lists_every_line_of_the_broken_file_with_its_id()
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(PathOf("households", "broken.ndjson")));
        var lines = text.TrimEnd('\n').Split('\n');
        var rows = File.ReadLines(PathOf("README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 6 && int.TryParse(cells[1], out _))
            .Select(cells => (Line: int.Parse(cells[1], CultureInfo.InvariantCulture), Id: cells[2].Trim('`')))
            .ToArray();

        Assert.That(rows.Select(row => row.Line), Is.EqualTo(Enumerable.Range(1, lines.Length)));
        Assert.That(rows.Where(row => !lines[row.Line - 1].Contains(row.Id, StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void The_bytes_of_the_broken_file_are_still_broken()
    {
        var bytes = File.ReadAllBytes(PathOf("households", "broken.ndjson"));

        Assert.That(bytes.AsSpan(0, 3).SequenceEqual("\uFEFF"u8), Is.True, "it opens with a byte order mark");
        Assert.That(bytes.AsSpan().IndexOf("\r\n"u8), Is.Positive, "one line ends in CR LF");
        Assert.That(bytes.AsSpan().IndexOf([(byte)0xC3, (byte)'(']), Is.Positive, "one text is no UTF-8");
    }

    [TestCase("household.Incme", 27, 22)]
    [TestCase("\\\"LIFTD", 39, 50)]
    public void The_readme_of_the_misspelt_rule_set_points_at_the_mistake(string mistake, int line, int column)
    {
        var folder = PathOf("rule-sets", "misspelt-fact");
        var written = File.ReadAllLines(Path.Combine(folder, "income.workflow.json"))[line - 1];

        Assert.That(written.IndexOf(mistake, StringComparison.Ordinal), Is.EqualTo(column - 1));
        Assert.That(
            File.ReadAllText(Path.Combine(folder, "README.md")),
            Does.Contain($"income.workflow.json({line},{column})"));
    }

    private static string PathOf(params string[] parts)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "RiskEngine.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder!.FullName, "samples", .. parts]);
    }
}
