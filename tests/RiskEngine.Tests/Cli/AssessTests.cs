using System.Text.Json;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Cli;
using RiskEngine.Cli.Assessing;
using static RiskEngine.Tests.Cli.Assessing;

namespace RiskEngine.Tests.Cli;

internal sealed class AssessTests
{
    private static string County => RepositoryRoot.At("samples", "households", "county.ndjson");

    private static string Broken => RepositoryRoot.At("samples", "households", "broken.ndjson");

    private static string Ordinary => RepositoryRoot.At("samples", "households", "ordinary.json");

    [Test]
    public void The_county_is_assessed_whole_and_in_order()
    {
        var (exit, output, errors) = Run(Order(County));

        var ids = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => Member(line, "householdId"));
        Assert.That(ids, Is.EqualTo(File.ReadLines(County).Select(line => Member(line, "householdId"))));
        Assert.That(exit, Is.EqualTo(ExitCode.Done));
        Assert.That(errors, Is.EqualTo("1,000 assessed, 0 rejected\n"));
    }

    [TestCase(1)]
    [TestCase(3)]
    [TestCase(8)]
    public void Any_number_of_threads_writes_the_same_bytes(int threads)
    {
        var many = Written("many.ndjson", string.Concat(Enumerable.Repeat(File.ReadAllText(County), 3)));

        Assert.That(Run(Order(many) with { Threads = threads }).Output, Is.EqualTo(Run(Order(many)).Output));
    }

    [Test]
    public void A_bad_record_is_answered_in_its_place_and_the_run_goes_on()
    {
        var good = File.ReadLines(County).First();
        var file = Written("mixed.ndjson", $"{good}\n{{\"householdId\":\"h-2\",\n\n{good}\n");

        var (exit, output, errors) = Run(Order(file));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.That(lines, Has.Count.EqualTo(3), "the blank line is passed over");
        Assert.That(lines[1].GetProperty("line").GetInt32(), Is.EqualTo(2));
        Assert.That(lines[1].GetProperty("householdId").GetString(), Is.EqualTo("h-2"));
        Assert.That(lines[1].GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("RE5001"));
        Assert.That(lines[2].GetProperty("category").GetProperty("code").GetString(), Is.Not.Empty);
        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Is.EqualTo("2 assessed, 1 rejected\n"));
    }

    [Test]
    public void The_broken_sample_loses_no_record()
    {
        var (exit, output, errors) = Run(Order(Broken));

        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)).ToList();
        Assert.That(lines, Has.Count.EqualTo(55));
        Assert.That(lines.Where(line => line.TryGetProperty("errors", out _)).Select(line => line.GetProperty("errors").GetArrayLength()), Has.All.GreaterThan(0));
        Assert.That(exit, Is.EqualTo(ExitCode.Findings));
        Assert.That(errors, Does.EndWith("3 assessed, 52 rejected\n"));
    }

    [TestCase(OutputFormat.Json)]
    [TestCase(OutputFormat.Ndjson)]
    public void The_ordinary_household_needs_no_attention(OutputFormat format)
    {
        var output = Run(Order(Ordinary) with { Format = format }).Output;

        var root = JsonElement.Parse(output);
        var answer = format == OutputFormat.Json ? root[0] : root;
        Assert.That(answer.GetProperty("category").GetProperty("code").GetString(), Is.EqualTo("NONE"));
        Assert.That(answer.GetProperty("risk").GetProperty("score").GetInt32(), Is.Zero);
    }

    [Test]
    public void Results_as_an_array_are_one_JSON_document_rejected_records_and_all()
    {
        var document = JsonElement.Parse(Run(Order(Broken, County) with { Format = OutputFormat.Json }).Output);

        Assert.That(document.GetArrayLength(), Is.EqualTo(1_055));
        Assert.That(document[1].GetProperty("file").GetString(), Is.EqualTo(Broken));
    }

    [Test]
    public void No_results_are_an_empty_array()
    {
        var empty = Written("empty.ndjson", "");

        Assert.That(JsonElement.Parse(Run(Order(empty) with { Format = OutputFormat.Json }).Output).GetArrayLength(), Is.Zero);
    }

    [Test]
    public void A_table_has_a_line_for_each_record()
    {
        var lines = Run(Order(Broken) with { Format = OutputFormat.Table }).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That(lines, Has.Length.EqualTo(56));
        Assert.That(lines[0], Is.EqualTo("HOUSEHOLD                CATEGORY             SCORE LEVEL  RANGE     FLAGS"));
        Assert.That(lines[2], Does.StartWith("malformed                REJECTED").And.Contains("line 2"));
    }

    [Test]
    public void Comma_separated_values_have_as_many_cells_in_every_row()
    {
        var rows = Run(Order(County) with { Format = OutputFormat.Csv }).Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.That(rows.Select(row => row.Count(letter => letter == ',')), Has.All.EqualTo(11));
    }

    [Test]
    public void A_summary_counts_every_household_once_whatever_the_threads()
    {
        var summary = Run(Order(County) with { Format = OutputFormat.Summary }).Output;

        Assert.That(summary, Does.Contain("CATEGORY                   HOUSEHOLDS    SHARE      PERSONS    SHARE\n"));
        Assert.That(summary, Does.Contain("weichang-130828@2020.1          1,000  100.0 %"));
        Assert.That(summary, Does.Match("1,000 households, [0-9,]+ persons, 0 records rejected\n$"));
        Assert.That(Run(Order(County) with { Format = OutputFormat.Summary, Threads = 1 }).Output, Is.EqualTo(summary));
        Assert.That(Run(Order(Broken) with { Format = OutputFormat.Summary }).Output, Does.Contain("52 records rejected"));
    }

    [Test]
    public void The_levels_of_explanation_carry_more_and_more()
    {
        var (none, summary, full) = (Answer(Explain.None), Answer(Explain.Summary), Answer(Explain.Full));

        Assert.That(none.TryGetProperty("audit", out _), Is.False);
        Assert.That(summary.GetProperty("audit").TryGetProperty("rules", out _), Is.False);
        Assert.That(full.GetProperty("audit").GetProperty("rules").GetArrayLength(), Is.GreaterThan(90));
        Assert.That(
            full.GetProperty("audit").GetProperty("digest").GetString(),
            Is.EqualTo(summary.GetProperty("audit").GetProperty("digest").GetString()));
    }

    private static JsonElement Answer(Explain explain) => JsonElement.Parse(Run(Order(Ordinary) with { Explain = explain }).Output);

    private static string Member(string line, string name) => JsonElement.Parse(line).GetProperty(name).GetString()!;
}
