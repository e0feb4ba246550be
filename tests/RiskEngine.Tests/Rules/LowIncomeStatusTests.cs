using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// Nobody found a dibao standard or a disposable income of a place, so no case can show who stands at the margin of
/// dibao or is in difficulty by rigid spending; here they meet values that were made up.
/// </summary>
internal sealed class LowIncomeStatusTests
{
    private static readonly CompiledRuleSet Compiled = NationalRules.With(
        NationalRules.Of("2021.1").RuleSet,
        ("DibaoStandard", 5_000m), ("LowIncomeMarginMultiple", 1.5m), ("RuralDisposableIncome", 16_000m));

    // Three people: the standard is 15,000 a year, one and a half times it 22,500, the income of the place 48,000.
    [TestCase("14999.99", "NOT_MET", TestName = "Below the standard dibao itself is meant")]
    [TestCase("15000", "MET", TestName = "From the standard on a family is at the margin of dibao")]
    [TestCase("22499.99", "MET", TestName = "A fen below one and a half times the standard still is")]
    [TestCase("22500", "NOT_MET", TestName = "At one and a half times the standard no longer")]
    public void Margin_of_dibao(string income, string expected) =>
        Assert.That(OutcomeOf("LOW_INCOME_MARGIN", income, rigid: 0), Is.EqualTo(expected));

    [TestCase("47999.99", "MET", TestName = "Below the disposable income of the place heavy spending gives the status")]
    [TestCase("48000", "NOT_MET", TestName = "At that income it does not")]
    public void Difficulty_by_rigid_spending(string income, string expected) =>
        Assert.That(OutcomeOf("RIGID_EXP_FAMILY", income, rigid: 40_000), Is.EqualTo(expected));

    [Test]
    public void Light_spending_gives_no_status() =>
        Assert.That(OutcomeOf("RIGID_EXP_FAMILY", "30000", rigid: 1_000), Is.EqualTo("NOT_MET"));

    private static string OutcomeOf(string code, string income, int rigid)
    {
        var household = AHousehold.With($$"""
            {
              "income": { "wage": {{income}}, "business": 0, "property": 0, "transfer": 0, "productionCost": 0 },
              "expenses": { "necessaryEmploymentCost": 0, "otherRigid": {{rigid}} }
            }
            """);

        return Compiled.Assess(household, new LocalDate(2023, 6, 30)).OutcomeOf(code).ToString();
    }
}
