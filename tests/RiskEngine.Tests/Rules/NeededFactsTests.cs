using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules;

/// <summary>README.md lists the facts that a decided category needs; taking each fact away says whether it is right.</summary>
internal sealed partial class NeededFactsTests
{
    private const string Heading = "### What every household needs";

    private const string LaterHeading = "### What it does not need from 14 May 2021 on";

    private const string OrdinaryMonitoring = """ "monitoring": { "category": "NONE", "measures": [] }""";

    private const string Monitored = """
         "monitoring": {
           "category": "MARGINAL", "identifiedOn": "2019-06-01", "incomeAboveLineSince": "2019-06-01",
           "measures": [{ "measure": "PUBLIC_POST", "deliveredOn": "2019-08-01" }]
         }
        """;

    private const string OpenEvent = """
        "events": [{ "type": "ILLNESS", "date": "2020-03-05", "incomeLoss": 40000, "resolved": false }]
        """;

    private static readonly CompiledRuleSet National = Compiled(new RuleSetId("national", "2020.1"));

    [Test]
    public void The_ordinary_household_is_decided() => Assert.That(CategoryOf(AHousehold.Json), Is.EqualTo("NONE"));

    [Test]
    public void The_readme_lists_the_facts_without_which_the_ordinary_household_is_not_decided() =>
        Assert.That(
            Pointers(File.ReadAllText(RepositoryRoot.At("README.md")), Heading), Is.EquivalentTo(Needed(National)));

    [TestCase("2021.1")]
    [TestCase("2026.1")]
    public void The_readme_lists_the_facts_that_later_rules_do_without(string version) => Assert.That(
        Pointers(File.ReadAllText(RepositoryRoot.At("README.md")), LaterHeading),
        Is.EquivalentTo(Needed(National).Except(Needed(Compiled(new RuleSetId("national", version))))));

    [TestCase("/income/wage", "INDETERMINATE")]
    [TestCase("/members/*/sex", "NONE")]
    public void A_fact_that_is_taken_away_shows(string pointer, string expected) =>
        Assert.That(CategoryOf(Without(AHousehold.Json, pointer)), Is.EqualTo(expected));

    [TestCase("\"JUNIOR\"", "\"NOT_IN_SCHOOL\", \"dropoutReason\": \"OTHER\"", "WATCH_LIST", "/members/*/dropoutReason")]
    [TestCase("\"houseGrade\": \"B\"", "\"houseGrade\": \"C\"", "WATCH_LIST", "/living/onlyDwelling", "/living/houseRepaired")]
    [TestCase("\"piped\": true", "\"piped\": false", "NONE", "/living/water/tripMinutes")]
    [TestCase("\"wage\": 26000", "\"wage\": 2600", "WATCH_LIST", "/riskCauses", "/events",
        "/members/*/disabilityLevel", "/members/*/labourCapability", TestName = "below the line, no risk cause known")]
    [TestCase("\"wage\": 26000, \"business\": 9500.50", "\"wage\": 2600, \"business\": 0", "WATCH_LIST", "/riskCauses",
        TestName = "below the poverty line")]
    [TestCase("\"previousNetIncome\": 32000", "\"previousNetIncome\": 60000", "SUDDEN_SEVERE", "/povertyHistory")]
    [TestCase("\"copingCapacity\": \"ADEQUATE\"", "\"copingCapacity\": \"WEAK\"", "NONE", "/events")]
    [TestCase("\"events\": []", OpenEvent, "NONE", "/copingCapacity")]
    [TestCase(OrdinaryMonitoring, Monitored, "RISK_ELIMINATED", "/monitoring/identifiedOn", "/monitoring/measures",
        "/monitoring/incomeAboveLineSince", "/riskCauses", "/events", "/members/*/labourCapability",
        "/members/*/disabilityLevel", TestName = "monitored now")]
    public void Some_households_need_more(string ordinary, string changed, string category, params string[] needed)
    {
        var household = AHousehold.Json.Replace(ordinary, changed, StringComparison.Ordinal);

        Assert.That(CategoryOf(household), Is.EqualTo(category));
        Assert.That(
            needed.Where(pointer => CategoryOf(Without(household, pointer)) != "INDETERMINATE"), Is.Empty);
    }

    private static string[] Needed(CompiledRuleSet ruleSet) =>
        [.. Leaves().Where(leaf => CategoryOf(Without(AHousehold.Json, leaf), ruleSet) == "INDETERMINATE")];

    private static string CategoryOf(string household, CompiledRuleSet? ruleSet = null)
    {
        var asOf = ruleSet is null ? AHousehold.AsOf : ruleSet.RuleSet.EffectiveFrom.PlusMonths(6);
        return (ruleSet ?? National).Assess(AHousehold.Read(household), asOf).Category;
    }

    private static IEnumerable<string> Pointers(string readme, string heading)
    {
        var start = readme.IndexOf(heading, StringComparison.Ordinal) + heading.Length;
        var end = readme.IndexOf("\n#", start, StringComparison.Ordinal);
        return from Match match in Pointer().Matches(readme[start..end]) select match.Value.Trim('`');
    }

    // A list of events, clues, enrolments or causes is one answer; members are asked one by one.
    private static IEnumerable<string> Leaves() => Leaves(JsonNode.Parse(AHousehold.Json)!, "")
        .Distinct()
        .Except(["/householdId", "/regionCode", "/snapshotDate", "/members/*/memberId"]);

    private static IEnumerable<string> Leaves(JsonNode node, string at) => node switch
    {
        JsonObject parts => parts.SelectMany(part => Leaves(part.Value!, $"{at}/{part.Key}")),
        JsonArray members when at == "/members" => members.SelectMany(member => Leaves(member!, "/members/*")),
        _ => [at],
    };

    private static string Without(string json, string pointer)
    {
        var household = JsonNode.Parse(json)!;
        IEnumerable<JsonNode> owners = [household];
        var path = pointer.Split('/')[1..];
        foreach (var step in path[..^1])
        {
            owners = [.. owners.SelectMany(owner => step == "*" ? owner.AsArray().Select(item => item!) : [owner[step]!])];
        }

        foreach (var owner in owners)
        {
            owner.AsObject().Remove(path[^1]);
        }

        return household.ToJsonString();
    }

    private static CompiledRuleSet Compiled(RuleSetId id)
    {
        var library = RuleSetLibrary.Load(RepositoryRoot.At("rules"));
        var mistakes = CompiledRuleSet.TryCompile(library.Find(id)!, out var compiled);
        return compiled ?? throw new InvalidOperationException(string.Join('\n', mistakes));
    }

    [GeneratedRegex("`(/[A-Za-z*]+)+`")]
    private static partial Regex Pointer();
}
