using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// A place may warn at shares of last year's rural disposable income instead of amounts (W38); nobody found that
/// income for any province, so no national case can show it, and here the rules meet one that was made up.
/// </summary>
internal sealed class MedicalShareTests
{
    private static readonly RuleSet National = NationalRules.Of("2021.1").RuleSet;

    // Half of 16,000 for those once lifted, all of it for the others.
    private static readonly CompiledRuleSet Shares = With(("IllnessShareLifted", 0.5m), ("IllnessShareOthers", 1m),
        ("RuralDisposableIncome", 16_000m), ("IllnessBurdenLifted", null), ("IllnessBurdenOthers", null));

    private static readonly CompiledRuleSet SharesOfNothing = With(("IllnessShareLifted", 0.5m),
        ("IllnessShareOthers", 1m), ("IllnessBurdenLifted", null), ("IllnessBurdenOthers", null));

    [TestCase("LIFTED", "7999.99", "NOT_MET", TestName = "A fen less than half the income is no burden for the lifted")]
    [TestCase("LIFTED", "8000", "MET", TestName = "Half the income is a burden for the lifted")]
    [TestCase("NEVER_REGISTERED", "15999.99", "NOT_MET", TestName = "A fen less than the income is none for others")]
    [TestCase("NEVER_REGISTERED", "16000", "MET", TestName = "The whole income is a burden for others")]
    public void A_share_stands_in_for_the_amount(string history, string costs, string expected) =>
        Assert.That(OutcomeUnder(Shares, history, costs), Is.EqualTo(expected));

    [Test]
    public void Shares_of_an_income_that_nobody_found_judge_nobody() =>
        Assert.That(OutcomeUnder(SharesOfNothing, "LIFTED", "90000"), Is.EqualTo("UNKNOWN"));

    [Test]
    public void What_only_the_missing_income_leaves_open_widens_no_score()
    {
        var assessment = Under(SharesOfNothing, "NEVER_REGISTERED", "15000");

        Assert.That((assessment.Score, assessment.HighestScore), Is.EqualTo((0, 0)));
    }

    private static string OutcomeUnder(CompiledRuleSet rules, string history, string costs) =>
        Under(rules, history, costs).OutcomeOf("ILLNESS_BURDEN").ToString();

    private static Assessment Under(CompiledRuleSet rules, string history, string costs) => rules.Assess(
        AHousehold.With($$"""{ "povertyHistory": "{{history}}", "expenses": { "medicalOutOfPocket": {{costs}} } }"""),
        new LocalDate(2022, 9, 27));

    private static CompiledRuleSet With(params (string Name, decimal? Value)[] changes) => NationalRules.Compile(
        National with
        {
            Parameters =
            [
                .. National.Parameters.Select(parameter =>
                    Array.Find(changes, change => change.Name == parameter.Name) is ({ }, var value)
                        ? parameter with { Values = [.. parameter.Values, OfTheCounty(parameter.Values[0], value)] }
                        : parameter),
            ],
        });

    private static ParameterValue OfTheCounty(ParameterValue national, decimal? value) => national with
    {
        Region = "130828", Value = value,
    };
}
