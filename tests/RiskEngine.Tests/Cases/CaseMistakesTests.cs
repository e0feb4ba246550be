using NUnit.Framework;

namespace RiskEngine.Tests.Cases;

internal sealed class CaseMistakesTests
{
    private const string Household = """{ "income": { "wage": 9000 } }""";
    private const string Met = """["INCOME_LOW"], "NotMet": ["WAGE_NONE"], "Category": "MARGINAL", "Score": 30""";

    [TestCaseSource(nameof(Mistakes))]
    public void A_mistake_is_reported_in_its_place(string old, string text, string expected)
    {
        var book = ACasesFile.Read(ACasesFile.Changing(old, text));

        Assert.That(string.Join('\n', book.Findings), Is.EqualTo("rules/national/2020.1/income.cases.json" + expected));
    }

    [Test]
    public void Every_mistake_is_found_at_once()
    {
        var book = ACasesFile.Read(ACasesFile.Changing(Household,
            """{ "incme": null, "members": { "m9": {} }, "income": { "wage": "much" } }"""));

        Assert.That(book.Findings.Select(finding => (finding.Code, finding.Column)),
            Is.EqualTo(new[] { ("RE5003", 22), ("RE4009", 50), ("RE5006", 82) }));
    }

    [Test]
    public void The_nearest_name_is_offered()
    {
        var book = ACasesFile.Read(ACasesFile.Changing("INCOME_LOW", "INCME_LOW"));

        Assert.That(book.Findings[0].Fix, Is.EqualTo("did you mean `INCOME_LOW`?"));
    }

    [Test]
    public void Cases_need_an_ordinary_household()
    {
        var book = ACasesFile.Read(ARuleSet.National.With("income.cases.json", ACasesFile.Text));

        Assert.That(
            book.Findings.Select(finding => finding.ToString()),
            Is.EqualTo(
                new[] { "rules/national/2020.1/ordinary.household.json: error RE4001: there is no `ordinary.household.json`" }));
    }

    [Test]
    public void A_mistake_in_the_ordinary_household_is_reported_there_once()
    {
        var book = ACasesFile.Read(ACasesFile.Rules.Changing("ordinary.household.json", "30000", "\"much\"")
            .With("income.cases.json", ACasesFile.Text));

        Assert.That(book.Findings.Select(finding => (finding.File, finding.Line, finding.Column, finding.Code)),
            Is.EqualTo(new[] { ("rules/national/2020.1/ordinary.household.json", 6, 23, "RE5006") }));
        Assert.That(book.Cases, Is.Empty);
    }

    [Test]
    public void A_set_without_cases_has_none() =>
        Assert.That(ACasesFile.Read(ACasesFile.Rules) is { Cases.Count: 0, Findings.Count: 0 }, Is.True);

    internal static IEnumerable<TestCaseData> Mistakes()
    {
        yield return Row("a misspelt key of the file", "\"AsOf\"", "\"Asof\": 1, \"AsOf\"",
            "(3,3): error RE1011: the cases file has no `Asof`");
        yield return Row("a misspelt key of a case", "\"Household\"", "\"Houshold\": 1, \"Household\"",
            "(7,7): error RE1011: a case has no `Houshold`");
        yield return Row("a misspelt key of what is expected", "\"Met\"", "\"Mets\": [], \"Met\"",
            "(8,19): error RE1011: `Expect` has no `Mets`");
        yield return Row("a day that is none", "2020-06-30", "2020-06-31",
            "(3,11): error RE1020: `AsOf` cannot be `2020-06-31`");
        yield return Row("a case without name", "\"Name\": \"Below the line is low\",", "",
            "(5,5): error RE1014: a case lacks `Name`");
        yield return Row("a case without household", $"\"Household\": {Household},", "",
            "(5,5): error RE1014: a case lacks `Household`");
        yield return Row("a household that is none", Household, "[]",
            "(7,20): error RE1015: `Household` has to be an object, and here is a list");
        yield return Row("a name twice", "Above the line is not low", "Below the line is low",
            "(11,15): error RE4002: two cases have the same name");
        yield return Row("nothing expected", $"{{ \"Met\": {Met} }}", "{}",
            "(8,17): error RE4003: the case expects nothing");
        yield return Row("empty lists expected", $"\"Met\": {Met}", "\"Met\": [], \"Unknown\": []",
            "(8,17): error RE4003: the case expects nothing");
        yield return Row("no rule of that code", "[\"INCOME_LOW\"]", "[\"INCOME_LOW\", \"INCOME_HIGH\"]",
            "(8,41): error RE4004: no rule is called `INCOME_HIGH`");
        yield return Row("met and not met", "[\"WAGE_NONE\"]", "[\"INCOME_LOW\"]",
            "(8,53): error RE4006: `INCOME_LOW` is expected in `Met` and in `NotMet`");
        yield return Row("a code twice", "[\"WAGE_NONE\"]", "[\"WAGE_NONE\", \"WAGE_NONE\"]",
            "(8,66): error RE1024: `NotMet` names `WAGE_NONE` twice");
        yield return Row("no category of that code", "\"MARGINAL\"", "\"INCOME_LOW\"",
            "(8,79): error RE4007: no category is called `INCOME_LOW`");
        yield return Row("half a point", "\"Score\": 30", "\"Score\": 30.5",
            "(8,100): error RE1023: `Score` cannot be 30.5");
        yield return Row("a range of three", "[0, 0]", "[0, 0, 0]",
            "(13,79): error RE4008: a score range is two numbers, the lower first");
        yield return Row("a range upside down", "[0, 0]", "[5, 0]",
            "(13,79): error RE4008: a score range is two numbers, the lower first");
        yield return Row("a range that is a number", "[0, 0]", "0",
            "(13,79): error RE1015: `ScoreRange` has to be a list, and here is a number");
        yield return Row("an answer the snapshot does not have", Household, """{ "income": { "wages": 1 } }""",
            "(7,34): error RE5003: unknown member `wages` (at `/income/wages`)");
        yield return Row("a misspelt answer made unknown", Household, """{ "income": { "wages": null } }""",
            "(7,34): error RE5003: unknown member `wages` (at `/income/wages`)");
        yield return Row("an answer of a wrong kind", Household, """{ "income": { "wage": true } }""",
            "(7,42): error RE5006: expected a number, found true or false (at `/income/wage`)");
        yield return Row("a member nobody knows", Household, """{ "members": { "m4": {} } }""",
            "(7,35): error RE4009: the ordinary household has no member `m4`");
        yield return Row("a wrong answer of a member", Household, """{ "members": { "m2": { "age": 200 } } }""",
            "(7,50): error RE5007: the number must be from 0 to 130 (at `/members/1/age`)");
        yield return Row("a required answer taken away", Household, """{ "regionCode": null }""",
            "(7,36): error RE5005: the member `regionCode` is required (at `/regionCode`)");
        yield return Row("a snapshot after the day", Household, """{ "snapshotDate": "2020-07-01" }""",
            "(7,38): error RE5018: the snapshotDate 2020-07-01 lies after asOf 2020-06-30 (at `/snapshotDate`)");
    }

    private static TestCaseData Row(string name, string old, string text, string expected) =>
        new TestCaseData(old, text, expected).SetName($"A mistake: {name}");
}
