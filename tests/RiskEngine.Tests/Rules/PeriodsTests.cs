using NodaTime;
using NodaTime.Text;
using NUnit.Framework;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules;

/// <summary>Which of the rule sets of this repository holds on which day.</summary>
internal sealed class PeriodsTests
{
    // A county that has no rules of its own.
    private const string Elsewhere = "110101";

    private static readonly RuleSetLibrary Library = RuleSetLibrary.Load(RepositoryRoot.At("rules"));

    [TestCase("2020-03-20", "national@2020.1", TestName = "The regime of 2020 begins")]
    [TestCase("2021-05-13", "national@2020.1", TestName = "Its last day")]
    [TestCase("2021-05-14", "national@2021.1", TestName = "The regime of 2021 begins")]
    [TestCase("2025-12-31", "national@2021.1", TestName = "The last day of the transition")]
    [TestCase("2026-01-01", "national@2026.1", TestName = "The regime of 2026 begins")]
    [TestCase("2040-01-01", "national@2026.1", TestName = "And has no end; a draft is never chosen by date")]
    public void The_country_is_judged_by(string day, string expected) => Assert.That(
        Library.Choose(Elsewhere, Day(day), null).RuleSet?.Id.ToString(), Is.EqualTo(expected));

    [Test]
    public void The_days_before_the_first_regime_have_no_rules() => Assert.That(
        Library.Choose(Elsewhere, Day("2020-03-19"), null).Error?.Problem, Is.EqualTo(RuleSetChoiceProblem.NoneInForce));

    [Test]
    public void The_draft_is_there_for_whoever_asks_for_it() => Assert.That(
        Library.Choose(Elsewhere, Day("2026-06-30"), "national@2026.2").RuleSet?.Status, Is.EqualTo(RuleSetStatus.Draft));

    [Test]
    public void Everything_of_2026_is_provisional() => Assert.That(
        Library.Find(new RuleSetId("national", "2026.1"))!.Parameters
            .Where(parameter => parameter.Values.Any(value => !value.Provisional))
            .Select(parameter => parameter.Name),
        Is.Empty);

    private static LocalDate Day(string day) => LocalDatePattern.Iso.Parse(day).Value;
}
