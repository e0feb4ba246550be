using System.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Schemas;

/// <summary>The schemas of the rule files and the reader of rule sets refuse the same files.</summary>
internal sealed class RuleFileAgreementTests
{
    private const string Overlay = "overlay.ruleset.json";
    private static readonly string Folder = TestFiles.PathOf("rule-set");

    private static IEnumerable<TestCaseData> Mutations() =>
        from cells in TestFiles.Rows("ruleset-agreement.cases.txt")
        select new TestCaseData(cells[0], cells[1], cells[2], cells[3]).SetName(
            $"{cells[0]} {cells[1]} {cells[2]} is {cells[3]}");

    [TestCaseSource(nameof(Mutations))]
    public void Schema_and_reader_agree_on_a_rule_file(string file, string pointer, string value, string verdict)
    {
        var mutated = Mutation.Of(File.ReadAllText(Path.Combine(Folder, file)), pointer, value);

        var failures = Published.Schema(file.Split('.')[^2]).Validate(mutated);
        var findings = Findings(file, mutated);

        Assert.That(failures, verdict == "refused" ? Is.Not.Empty : Is.Empty, "the schema");
        Assert.That(findings, verdict == "accepted" ? Is.Empty : Is.Not.Empty, "the reader");
    }

    [TestCase("ruleset.json")]
    [TestCase(Overlay)]
    public void Both_accept_the_files_that_the_table_mutates(string manifest) =>
        Assert.That(Findings(manifest, File.ReadAllText(Path.Combine(Folder, manifest))), Is.Empty);

    private static List<string> Findings(string file, string text)
    {
        var others = Directory.GetFiles(Folder).Where(path => file != Overlay && Path.GetFileName(path) != Overlay);
        var files = others.ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        files[file == Overlay ? "ruleset.json" : file] = Encoding.UTF8.GetBytes(text);

        return [.. RuleSetReader.Read(new RuleSetFiles("", files)).Findings.Select(finding => finding.ToString())];
    }
}
