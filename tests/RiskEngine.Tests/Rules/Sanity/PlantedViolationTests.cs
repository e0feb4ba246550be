using NodaTime;
using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>Each property is seen broken once, by a rule that is planted into the national rules of 2020.</summary>
internal sealed class PlantedViolationTests
{
    private static readonly RuleSet National = NationalRules.Compiled.RuleSet;

    private static readonly LocalDate Day = NationalRules.Day;

    private static IEnumerable<TestCaseData> Rules()
    {
        yield return Planted(Property.MoreIncomeNeverRaises, "household.Income.Wage > 20000", 10);
        yield return Planted(Property.MoreIncomeNeverRaises, "household.Income.Wage > 0 && flags.INCOME_DROP == false", 10);
        yield return Planted(Property.WorseNeverLowers, "household.Events.Count == 0", 90);
        yield return Planted(Property.WorseNeverLowers, "flags.FOOD_NOT_SECURED == false", 90);
        yield return Planted(Property.WorseNeverLowers, "household.Members.All(m => m.SeriousIllness == false)", 90);
        yield return Planted(Property.WorseNeverLowers, "household.Members.All(m => m.DisabilityLevel == 0)", 90);
        yield return Planted(Property.FilledContradictsNothing, "household.CopingCapacity == null", 0);
    }

    [TestCaseSource(nameof(Rules))]
    public void A_planted_rule_is_found(Property property, string expression, int points)
    {
        var planted = AFlag(expression, points);

        Assert.That(FoundIn(WithFlag(planted), property), Is.Not.Empty);
        Assert.That(FoundIn(National, property), Is.Empty, "without it there is none");
    }

    [Test]
    public void A_text_without_Chinese_is_found() => Assert.That(
        FoundIn(WithFlag(AFlag("true", 0) with { Text = new Bilingual("only English", "only English") }), Property.TextInBothLanguages),
        Is.Not.Empty);

    [Test]
    public void A_measure_that_nothing_calls_for_is_found() => Assert.That(
        FoundIn(WithRule(DomainKind.Measures, AFlag("true", 0) with { Department = "CIVIL_AFFAIRS", Text = null }), Property.MeasureHasReason),
        Is.Not.Empty);

    [Test]
    public void An_amount_without_a_source_is_found() => Assert.That(
        FoundIn(National with
        {
            Parameters = [.. National.Parameters.Select(parameter => parameter with
            {
                Values = [.. parameter.Values.Select(value => value with { Source = " " })],
            })],
        }, Property.AmountHasSource),
        Is.Not.Empty);

    [Test]
    public void A_household_of_two_categories_is_found()
    {
        var findings = new Findings();
        var row = NationalRules.Compiled.Assess(AHousehold.Ordinary, AHousehold.AsOf);
        row.CategoryStates[0] = (byte)Truth.Met;

        new AnswerChecks(NationalRules.Compiled, findings).CheckCategory(row);

        Assert.That(findings.Of(Property.OneCategory), Is.Not.Empty);
    }

    /// <summary>No rule can do this: only rules without points may ask whether a fact is there.</summary>
    [TestCase(10, 40, false, TestName = "the whole range")]
    [TestCase(25, 25, false, TestName = "a score inside")]
    [TestCase(9, 40, true, TestName = "a point below the range")]
    [TestCase(10, 41, true, TestName = "a point above the range")]
    public void A_score_outside_the_range_is_found(int lowest, int highest, bool expected) =>
        Assert.That(Trial.IsOutside((lowest, highest), (10, 40)), Is.EqualTo(expected));

    private static IReadOnlyList<string> FoundIn(RuleSet rules, Property property) =>
        GeneratedHouseholds.Try(NationalRules.Compile(rules), Day, 400).Of(property);

    private static TestCaseData Planted(Property property, string expression, int points) =>
        new TestCaseData(property, expression, points).SetName($"planted against {property}: {expression}");

    private static RuleSet WithFlag(Rule flag) => WithRule(DomainKind.Flags, flag);

    // At the end of the last domain of flags, so that it may read every flag.
    private static RuleSet WithRule(DomainKind kind, Rule rule)
    {
        var last = National.Domains.Last(domain => domain.Kind == kind);
        return National with
        {
            Digest = "sha256:" + new string('0', 64),
            Domains = [.. National.Domains.Select(domain => domain == last ? domain with { Rules = [.. domain.Rules, rule] } : domain)],
        };
    }

    private static Rule AFlag(string expression, int points) => new()
    {
        Code = "PLANTED",
        Expression = RuleText.Of(expression),
        Enabled = true,
        Title = new Bilingual("栽", "Planted"),
        Text = new Bilingual("栽", "Planted"),
        Points = points,
        Basis = ["SD-001"],
        Why = "A test.",
        Origin = National.Id,
    };
}
