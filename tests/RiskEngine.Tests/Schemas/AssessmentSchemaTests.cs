using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Assessments.Json;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Schemas;

internal sealed class AssessmentSchemaTests
{
    private static string Full => TestFiles.Text("assessment-full.json");

    [Test]
    public void The_schema_accepts_what_explain_full_says() =>
        Assert.That(Published.Schema("assessment").Validate(Full), Is.Empty);

    [Test]
    public void The_schema_accepts_what_explain_summary_says()
    {
        var summary = Mutation.Of(Mutation.Of(Full, "/audit/rules", "(absent)"), "/audit/parameters", "(absent)");

        Assert.That(Published.Schema("assessment").Validate(summary), Is.Empty);
    }

    [Test]
    public void The_schema_accepts_what_explain_none_says()
    {
        var none = JsonNode.Parse(Mutation.Of(Full, "/audit", "(absent)"))!;
        string[] lists = ["flags", "measures"];
        foreach (var titled in lists.SelectMany(list => none[list]!.AsArray()).Append(none["category"]))
        {
            titled!.AsObject().Remove("title");
            titled.AsObject().Remove("text");
        }

        Assert.That(none.ToJsonString(), Does.Not.Contain("title"));
        Assert.That(Published.Schema("assessment").Validate(none.ToJsonString()), Is.Empty);
    }

    [Test]
    public void The_schema_accepts_what_is_really_written([Values] Explain explain)
    {
        var shelf = new RuleSetShelf(RuleSetLibrary.Load(RepositoryRoot.At("rules")));
        var (reader, household) = (new SnapshotReader(), new HouseholdSnapshot());
        var (json, written) = (new AssessmentJson(), new ArrayBufferWriter<byte>());
        var (problems, failures) = (new List<SnapshotProblem>(), new List<string>());
        foreach (var line in File.ReadLines(RepositoryRoot.At("samples", "households", "county.ndjson")).Take(200))
        {
            Assert.That(reader.TryRead(Encoding.UTF8.GetBytes(line), household, problems));
            written.ResetWrittenCount();
            var ruleSet = shelf.Find(household.RegionCode, household.SnapshotDate, pin: null, out _)!;
            json.Write(ruleSet.Assess(household, household.SnapshotDate), explain, written);
            failures.AddRange(Published.Schema("assessment").Validate(Encoding.UTF8.GetString(written.WrittenSpan))
                .Select(failure => $"{household.HouseholdId} {failure}"));
        }

        Assert.That(failures, Is.Empty);
    }

    [TestCase("/note", "1", "/note")]
    [TestCase("/householdId", "(absent)", "")]
    [TestCase("/asOf", "\"2020-06-31\"", "/asOf")]
    [TestCase("/ruleSet/digest", "\"sha256:0\"", "/ruleSet/digest")]
    [TestCase("/category/code", "\"POOR\"", "/category/code")]
    [TestCase("/category/title", "{ \"en\": \"Marginal\" }", "/category/title")]
    [TestCase("/risk/score", "101", "/risk/score")]
    [TestCase("/risk/scoreRange", "[62]", "/risk/scoreRange")]
    [TestCase("/flags/0/group", "\"MONEY\"", "/flags/0/group")]
    [TestCase("/flags/0/margin", "null", "/flags/0/margin")]
    [TestCase("/flags/1/members/0", "\"m 2\"", "/flags/1/members/0")]
    [TestCase("/measures/0/amount/per", "\"WEEK\"", "/measures/0/amount/per")]
    [TestCase("/measures/0/basis", "[]", "/measures/0/basis")]
    [TestCase("/nextSteps/0/dueOn", "null", "/nextSteps/0/dueOn")]
    [TestCase("/dataGaps/0/pointer", "\"living\"", "/dataGaps/0/pointer")]
    [TestCase("/audit/rules", "(absent)", "/audit/parameters")]
    [TestCase("/audit/rules/0/outcome", "\"MAYBE\"", "/audit/rules/0/outcome")]
    [TestCase("/audit/derived", "(absent)", "/audit")]
    public void The_schema_refuses(string pointer, string value, string failsAt)
    {
        var failures = Published.Schema("assessment").Validate(Mutation.Of(Full, pointer, value));

        Assert.That(failures.Select(failure => failure.Pointer), Does.Contain(failsAt));
    }
}
