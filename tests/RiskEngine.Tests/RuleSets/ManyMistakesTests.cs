using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

internal sealed class ManyMistakesTests
{
    private const int Many = 50_000;
    private const string Stop = "error RE1054: after 5,000 mistakes nothing more is read";

    [TestCase("ruleset.json", "{", "\"z#\":1", "}", TestName = "Unknown_keys_end")]
    [TestCase("ruleset.json", "{\"Id\":0", ",\"Id\":0", "}", "", TestName = "Keys_that_stand_twice_end")]
    [TestCase("ruleset.json", "{\"z\":[", "1e99", "]}", TestName = "Numbers_too_large_end")]
    [TestCase("ruleset.json", "{\"z\":[", "\"\\ud800\"", "]}", TestName = "Halves_of_characters_end")]
    [TestCase("ruleset.json", "{\"Domains\":[", "0", "]}", TestName = "Domains_end")]
    [TestCase("ruleset.json", "{\"Bands\":[", "0", "]}", TestName = "Bands_end")]
    [TestCase("ruleset.json", "{\"TurnedOff\":[", "0", "]}", TestName = "Rules_turned_off_end")]
    [TestCase("x.workflow.json", "{\"GlobalParams\":[", "0", "]}", TestName = "Globals_end")]
    [TestCase("x.workflow.json", "{\"Rules\":[", "{\"z\":1}", "]}", TestName = "Rules_end")]
    [TestCase("x.workflow.json", "{\"Rules\":[{\"Properties\":{\"Basis\":[", "0", "]}}]}", TestName = "Bases_end")]
    [TestCase("x.parameters.json", "{\"Parameters\":[", "0", "]}", TestName = "Parameters_end")]
    [TestCase("x.parameters.json", "{\"Parameters\":[{\"Values\":[", "0", "]}]}", TestName = "Values_end")]
    public void However_many_there_are_reading_ends(string file, string open, string mistake, string close, string between = ",")
    {
        var text = new StringBuilder(open);
        text.AppendJoin(between, Enumerable.Range(0, Many).Select(place => mistake.Replace("#", $"{place}", StringComparison.Ordinal)));
        var findings = FindingsIn((file, text.Append(close).ToString()));

        Assert.That(findings, Has.Length.InRange(5_001, 5_100));
        Assert.That(findings.Where(finding => finding.Contains("RE1054", StringComparison.Ordinal)), Has.One.Items);
    }

    [Test]
    public void Where_reading_ends_is_said_in_its_place()
    {
        var rules = string.Join(",\n", Enumerable.Repeat("0", Many));

        Assert.That(FindingsIn(("x.workflow.json", $"{{\"WorkflowName\":\"x\",\"Rules\":[\n{rules}]}}")),
            Has.One.EqualTo($"x.workflow.json(5001,1): {Stop}"));
    }

    [Test]
    public void Files_after_the_end_are_not_read()
    {
        var files = Enumerable.Range(10_000, Many).Select(number => ($"z{number}", "{}")).ToArray();

        var findings = FindingsIn(files);

        Assert.That(findings, Has.Length.EqualTo(5_001));
        Assert.That(findings, Has.One.EqualTo($"z14999: {Stop}"));
    }

    [Test]
    public void All_are_said_of_as_many_as_there_may_be()
    {
        var rules = string.Join(',', Enumerable.Repeat("0", 4_000));

        var findings = FindingsIn(("x.workflow.json", $"{{\"WorkflowName\":\"x\",\"Rules\":[{rules}]}}"));

        Assert.That(findings, Has.Length.EqualTo(4_001));
        Assert.That(findings, Has.None.Contains("RE1054"));
    }

    private static string[] FindingsIn(params (string Name, string Text)[] files)
    {
        var read = files.ToDictionary(file => file.Name, file => Encoding.UTF8.GetBytes(file.Text), StringComparer.Ordinal);
        return [.. RuleSetReader.Read(new RuleSetFiles("", read)).Findings.Select(finding => finding.ToString())];
    }
}
