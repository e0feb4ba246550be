using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RiskEngine.Assessments;

namespace RiskEngine.Tests.Assessments;

/// <summary>
/// The households of <c>samples/households/whole</c>, each a situation that the documents tell of, and the whole answer
/// that a person has approved for it under the national rules of 2020.
/// </summary>
internal sealed partial class WholeHouseholdTests
{
    private static readonly string Folder = RepositoryRoot.At("samples", "households", "whole");

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static IEnumerable<string> Names =>
        Directory.GetFiles(Folder, "*.json").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Names))]
    public void A_whole_household_gets_the_answer_that_was_approved(string name)
    {
        var answer = Answer(name, Explain.Summary);

        // Every edit of any rule changes the two digests; other tests say what they cover.
        answer["ruleSet"]!["digest"] = "…";
        answer["audit"]!["digest"] = "…";
        Verified.Match($"WholeHouseholds/{name}", answer.ToJsonString(Readable));
    }

    [Test]
    public void The_readme_tells_of_every_one_its_category_and_its_score()
    {
        var told = Row().Matches(File.ReadAllText(RepositoryRoot.At("samples", "README.md"))).Select(row => row.Groups)
            .Select(cells => $"{cells["name"]} {cells["category"]} {cells["score"]} {cells["level"]}");

        Assert.That(told, Is.EquivalentTo(Names.Select(Told)));
    }

    private static string Told(string name)
    {
        var answer = Answer(name, Explain.None);
        var risk = answer["risk"]!;
        return $"{name} {answer["category"]!["code"]} {risk["score"]} {risk["level"]}";
    }

    private static JsonObject Answer(string name, Explain explain)
    {
        var household = AHousehold.Read(File.ReadAllText(PathOf(name)));
        var assessment = NationalRules.Compiled.Assess(household, household.SnapshotDate);
        return JsonNode.Parse(Written.Text(assessment, explain))!.AsObject();
    }

    private static string PathOf(string name) => Path.Combine(Folder, name + ".json");

    [GeneratedRegex(@"^\| `whole/(?<name>[a-z-]+)\.json` \| .* \| `(?<category>[A-Z_]+)` \| (?<score>\d+) `(?<level>[A-Z]+)` \|$",
        RegexOptions.Multiline)]
    private static partial Regex Row();
}
