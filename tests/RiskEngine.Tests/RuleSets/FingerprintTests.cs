using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class FingerprintTests
{
    private const string Manifest = "ruleset.json";
    private const string Income = "income.workflow.json";
    private const string Parameters = "income.parameters.json";

    [Test]
    public void The_digest_is_SHA_256() =>
        Assert.That(DigestOf(ARuleSet.National), Does.Match("^sha256:[0-9a-f]{64}$"));

    [TestCase(Parameters, "3218", "3218.00", TestName = "zeros after the point")]
    [TestCase(Parameters, "3218", "3.218e3", TestName = "an exponent")]
    [TestCase(Manifest, "\"Owner\": \"Policy office\",", "\"Owner\"  :\t\"Policy office\"\r\n,",
        TestName = "white space")]
    [TestCase(Manifest, "Policy office", "Policy \\u006fffice", TestName = "an escape")]
    [TestCase(Manifest, "\"zh\": \"国家\", \"en\": \"Nation\"", "\"en\": \"Nation\", \"zh\": \"国家\"",
        TestName = "key order")]
    [TestCase(Manifest, "../../schema/ruleset.schema.json", "elsewhere.json", TestName = "the schema for editors")]
    public void The_way_of_writing_does_not_change_it(string file, string old, string text) =>
        Assert.That(DigestOf(ARuleSet.National.Changing(file, old, text)), Is.EqualTo(DigestOf(ARuleSet.National)));

    [TestCase(Parameters, "3218", "3219", TestName = "a value")]
    [TestCase(Parameters, "\"W2\"", "\"W20\"", TestName = "a source")]
    [TestCase(Income, "incomePerCapita < parameters", "incomePerCapita <= parameters", TestName = "an expression")]
    [TestCase(Income, "\"Points\": 30", "\"Points\": 31", TestName = "points")]
    [TestCase(Income, "Strictly below", "Below", TestName = "a reason")]
    [TestCase(Manifest, "\"From\": 60", "\"From\": 61", TestName = "a band")]
    [TestCase(Manifest, "\"published\"", "\"draft\"", TestName = "the status")]
    [TestCase("measures.workflow.json", "\"INCOME_LOW\", \"MARGINAL\"", "\"MARGINAL\", \"INCOME_LOW\"",
        TestName = "the order of a list")]
    public void Any_content_changes_it(string file, string old, string text) =>
        Assert.That(DigestOf(ARuleSet.National.Changing(file, old, text)), Is.Not.EqualTo(DigestOf(ARuleSet.National)));

    [Test]
    public void Cases_do_not_change_it() =>
        Assert.That(DigestOf(ARuleSet.National.With("income.cases.json", "{}")),
            Is.EqualTo(DigestOf(ARuleSet.National)));

    [Test]
    public void An_overlay_changes_with_the_set_it_extends()
    {
        var changed = ARuleSet.National.Changing(Parameters, "3218", "3219");

        Assert.That(CountyOn(changed), Is.Not.EqualTo(CountyOn(ARuleSet.National)));
        Assert.That(CountyOn(changed.Changing(Parameters, "3219", "3218.0")), Is.EqualTo(CountyOn(ARuleSet.National)));
    }

    private static string DigestOf(ARuleSet set) => RuleSetLibrary.Of(set.Files).RuleSets[0].RuleSet!.Digest;

    private static string CountyOn(ARuleSet national) =>
        RuleSetLibrary.Of(national.Files, ARuleSet.County.Files).RuleSets[1].RuleSet!.Digest;
}
