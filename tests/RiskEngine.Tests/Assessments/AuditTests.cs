using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Tests.Assessments;

internal sealed class AuditTests
{
    private const string Poor = """{ "income": { "wage": 0, "business": 0 }, "living": { "houseGrade": null } }""";

    private static readonly CompiledRuleSet National = NationalRules.Compiled;

    [Test]
    public void The_digest_is_the_same_at_every_level_that_shows_it() => Assert.That(
        (string?)National.Json(Poor, Explain.Summary)["audit"]!["digest"],
        Is.EqualTo((string?)National.Json(Poor, Explain.Full)["audit"]!["digest"]));

    [Test]
    public void The_digest_covers_the_bare_answer_and_the_digest_of_the_snapshot()
    {
        var snapshot = (string?)National.Json(Poor, Explain.Full)["audit"]!["snapshotDigest"];
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(National.Text(Poor, Explain.None) + snapshot));

        Assert.That(
            (string?)National.Json(Poor, Explain.Full)["audit"]!["digest"],
            Is.EqualTo("sha256:" + Convert.ToHexStringLower(hash)));
    }

    [Test]
    public void The_digest_of_the_snapshot_is_that_of_its_canonical_JSON() => Assert.That(
        (string?)National.Json("{}", Explain.Summary)["audit"]!["snapshotDigest"],
        Is.EqualTo(CanonicalJson.Digest(AHousehold.Ordinary)));

    [TestCase("{}", false, TestName = "No change, no other digest")]
    [TestCase("""{ "income": { "wage": 26000.00 } }""", false,
        TestName = "Another spelling of a number is the same snapshot")]
    [TestCase("""{ "liftedYear": null }""", false, TestName = "A null is the same as nothing")]
    [TestCase("""{ "income": { "wage": 26000.01 } }""", true,
        TestName = "A fen changes the digest though it changes no flag")]
    [TestCase("""{ "creditGood": null }""", true, TestName = "An answer that is not there changes the digest")]
    [TestCase("""{ "monitoring": { "measures": [{ "measure": "TRAIN_SKILLS" }] } }""", true,
        TestName = "A deep answer changes the digest")]
    public void The_digest_knows_the_snapshot(string patch, bool isOther) =>
        Assert.That(Digest(patch) != Digest("{}"), Is.EqualTo(isOther));

    [Test]
    public void The_digest_knows_the_day() => Assert.That(
        (string?)JsonNode.Parse(Written.Text(National.Assess(AHousehold.Ordinary, AHousehold.AsOf.PlusDays(1)),
            Explain.Summary))!["audit"]!["digest"],
        Is.Not.EqualTo(Digest("{}")));

    [Test]
    public void Without_explanation_there_are_neither_words_nor_audit()
    {
        var names = Names(National.Json(Poor, Explain.None)).ToHashSet();

        Assert.That(names, Does.Not.Contain("title").And.Not.Contain("text").And.Not.Contain("audit"));
        Assert.That(names, Is.SupersetOf(
            new[] { "category", "because", "score", "flags", "measures", "nextSteps", "dataGaps", "margin" }));
    }

    [Test]
    public void A_summary_keeps_the_digests_and_the_derived_values()
    {
        var answer = National.Json(Poor, Explain.Summary);

        Assert.That(answer["audit"]!.AsObject().Select(member => member.Key),
            Is.EqualTo(new[] { "snapshotDigest", "engineVersion", "digest", "derived" }));
        Assert.That(Names(answer), Does.Contain("title").And.Contain("text"));
    }

    [Test]
    public void Each_level_only_adds_to_the_one_before()
    {
        var (none, summary, full) = (National.Json(Poor), National.Json(Poor, Explain.Summary),
            National.Json(Poor, Explain.Full));

        summary.Remove("audit");
        full.Remove("audit");
        Assert.That(full.ToJsonString(), Is.EqualTo(summary.ToJsonString()));
        Assert.That(WithoutWords(summary)!.ToJsonString(), Is.EqualTo(none.ToJsonString()));
    }

    [Test]
    public void The_full_audit_has_every_rule_parameter_and_derived_value()
    {
        var audit = National.Json(Poor, Explain.Full)["audit"]!;

        Assert.That(audit["rules"]!.AsArray().Select(rule => (string?)rule!["code"]),
            Is.EqualTo(National.Bound.Rules.Select(rule => rule.Code)));
        Assert.That(audit["parameters"]!.AsArray().Select(one => (string?)one!["name"]),
            Is.EqualTo(National.RuleSet.Parameters.Select(one => one.Name)));
        Assert.That(audit["derived"]!.AsArray().Select(one => (string?)one!["name"]),
            Is.EqualTo(National.Bound.Globals.Select(one => one.Name)));
        Assert.That(audit["rules"]!.AsArray().All(rule => rule!["clauses"]!.AsArray().Count > 0), Is.True);
    }

    [Test]
    public void A_clause_shows_its_operands_decided_or_not()
    {
        var ruleSet = SmallSet.Empty.Flag("EDGE",
            "household.Income.Wage < 1000 || household.CreditGood == true"
                + " || household.PovertyHistory == \"LIFTED\" || household.Members.Any(m => m.Age > 90)").Compile();

        var rule = ruleSet.Json("""{ "income": { "wage": null } }""", Explain.Full)["audit"]!["rules"]![0]!;

        Assert.That((string?)rule["outcome"], Is.EqualTo("MET"));
        Assert.That(rule["clauses"]!.AsArray().Select(clause => clause!.ToJsonString()), Is.EqualTo(new[]
        {
            """{"text":"household.Income.Wage \u003C 1000","left":null,"right":1000,"outcome":"UNKNOWN"}""",
            """{"text":"household.CreditGood == true","left":true,"right":true,"outcome":"MET"}""",
            """{"text":"household.PovertyHistory == \u0022LIFTED\u0022","left":"NEVER_REGISTERED","right":"LIFTED","outcome":"NOT_MET"}""",
            """{"text":"household.Members.Any(m =\u003E m.Age \u003E 90)","outcome":"NOT_MET"}""",
        }));
    }

    [Test]
    public void A_parameter_that_nobody_found_is_named_with_its_source()
    {
        var audit = National.Json("{}", Explain.Full)["audit"]!;

        var standard = audit["parameters"]!.AsArray().Single(one => (string?)one!["name"] == "DibaoStandard")!;

        Assert.That((standard["value"], (bool)standard["provisional"]!), Is.EqualTo(((JsonNode?)null, true)));
        Assert.That((string?)standard["source"], Does.StartWith("not found"));
    }

    [Test]
    public void Every_written_answer_names_engine_and_rule_set()
    {
        var answer = National.Json("{}", Explain.Summary);

        Assert.That((string?)answer["audit"]!["engineVersion"], Does.Match(@"^\d+\.\d+\.\d+$"));
        Assert.That(answer["ruleSet"]!.ToJsonString(),
            Does.Match("""^\{"id":"national","version":"2020.1","digest":"sha256:[0-9a-f]{64}"\}$"""));
    }

    private static string? Digest(string patch) => (string?)National.Json(patch, Explain.Summary)["audit"]!["digest"];

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(member => Names(member.Value).Prepend(member.Key)),
        JsonArray list => list.SelectMany(Names),
        _ => [],
    };

    private static JsonNode? WithoutWords(JsonNode? node) => node switch
    {
        JsonObject owner => new JsonObject(owner.Where(member => member.Key is not ("title" or "text"))
            .Select(member => KeyValuePair.Create(member.Key, WithoutWords(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(WithoutWords)]),
        _ => node?.DeepClone(),
    };
}
