using NUnit.Framework;

namespace RiskEngine.Tests.Schemas;

internal sealed class CasesSchemaTests
{
    private const string Ordinary = """
        {
          "$schema": "../../schema/cases.schema.json",
          "AsOf": "2020-06-30",
          "Cases": [
            {
              "Name": "One yuan under the line is below it",
              "AsOf": "2020-07-01",
              "Household": { "income": { "wage": 871 } },
              "Expect": {
                "Met": ["INCOME_BELOW_POVERTY_LINE"], "NotMet": ["INCOME_DROP"], "Unknown": [],
                "Category": "MARGINAL", "Score": 30, "ScoreRange": [30, 40]
              }
            }
          ]
        }
        """;

    [TestCase("/Cases/0/Household", "{}", TestName = "A patch may change nothing")]
    [TestCase(
        "/Cases/0/Household", """{ "income": null, "living": { "water": null } }""",
        TestName = "A patch may make parts unknown")]
    [TestCase(
        "/Cases/0/Household", """{ "regionCode": null, "members": null }""",
        TestName = "A patch may take away what is required")]
    [TestCase("/Cases/0/Household/members", """[{ "memberId": "m1" }]""", TestName = "A list replaces the members")]
    [TestCase(
        "/Cases/0/Household/members", """{ "m1": { "age": null }, "m2": null }""",
        TestName = "An object changes members by id")]
    [TestCase("/Cases/0/Expect", """{ "Category": "INDETERMINATE" }""", TestName = "One expectation is enough")]
    [TestCase("/Cases/0/AsOf", "(absent)", TestName = "The day of the file holds for a case without one")]
    public void The_schema_accepts(string pointer, string value) =>
        Assert.That(Published.Schema("cases").Validate(Mutation.Of(Ordinary, pointer, value)), Is.Empty);

    [TestCase("/AsOf", "(absent)", "")]
    [TestCase("/AsOf", "\"2020-06-31\"", "/AsOf")]
    [TestCase("/Household", "{}", "/Household")]
    [TestCase("/Cases", "[]", "/Cases")]
    [TestCase("/Cases/0/Name", "\" \"", "/Cases/0/Name")]
    [TestCase("/Cases/0/Household", "(absent)", "/Cases/0")]
    [TestCase("/Cases/0/Household", "null", "/Cases/0/Household")]
    [TestCase("/Cases/0/Household/Income", "{}", "/Cases/0/Household/Income")]
    [TestCase("/Cases/0/Household/income/wages", "1", "/Cases/0/Household/income/wages")]
    [TestCase("/Cases/0/Household/povertyHistory", "\"LIFTD\"", "/Cases/0/Household/povertyHistory")]
    [TestCase("/Cases/0/Household/members", """[{ "age": 3 }]""", "/Cases/0/Household/members/0")]
    [TestCase("/Cases/0/Household/members", """{ "m1": { "aged": 3 } }""", "/Cases/0/Household/members/m1/aged")]
    [TestCase("/Cases/0/Household/members", """{ "m 1": {} }""", "/Cases/0/Household/members/m 1")]
    [TestCase("/Cases/0/Expect", "{}", "/Cases/0/Expect")]
    [TestCase("/Cases/0/Expect/Met", "\"A\"", "/Cases/0/Expect/Met")]
    [TestCase("/Cases/0/Expect/Met", """["A", "A"]""", "/Cases/0/Expect/Met")]
    [TestCase("/Cases/0/Expect/Category", "\"POOR\"", "/Cases/0/Expect/Category")]
    [TestCase("/Cases/0/Expect/Score", "100.5", "/Cases/0/Expect/Score")]
    [TestCase("/Cases/0/Expect/ScoreRange", "[1]", "/Cases/0/Expect/ScoreRange")]
    [TestCase("/Cases/0/Expect/Level", "\"LOW\"", "/Cases/0/Expect/Level")]
    public void The_schema_refuses(string pointer, string value, string failsAt)
    {
        var failures = Published.Schema("cases").Validate(Mutation.Of(Ordinary, pointer, value));

        Assert.That(failures.Select(failure => failure.Pointer), Does.Contain(failsAt));
    }
}
