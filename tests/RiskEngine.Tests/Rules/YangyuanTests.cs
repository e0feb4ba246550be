using System.Text;
using NodaTime;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// Yangyuan warns at shares of an income that nobody found, so no case can show its thresholds; here a made-up overlay
/// of one of its townships sets one of 16,000 a head.
/// </summary>
internal sealed class YangyuanTests
{
    private const string Folder = "counties/yangyuan-130727/2022.1";

    private static readonly CompiledRuleSet County = NationalRules.Compile(Sets.Find(new RuleSetId("yangyuan-130727", "2022.1"))!);

    private static readonly CompiledRuleSet Township = NationalRules.Compile(Sets.Find(new RuleSetId("township", "2022.1"))!);

    private static RuleSetLibrary Sets => RuleSetLibrary.Of(
        RuleSetFiles.FromFolder(RepositoryRoot.At("rules/national/2021.1")),
        RuleSetFiles.FromFolder(RepositoryRoot.At($"rules/{Folder}")),
        new RuleSetFiles("counties/township/2022.1", new Dictionary<string, byte[]>
        {
            ["ruleset.json"] = Encoding.UTF8.GetBytes("""
                {
                  "Id": "township", "Version": "2022.1", "Title": { "zh": "乡", "en": "A township" },
                  "Status": "draft", "EffectiveFrom": "2022-09-27", "Extends": "yangyuan-130727@2022.1",
                  "DivisionCode": "130727100", "Owner": "A test", "Changes": "An income that was made up.",
                  "Domains": [{ "Name": "burdens", "Kind": "flags", "Group": "BURDENS" }]
                }
                """),
            ["burdens.parameters.json"] = Encoding.UTF8.GetBytes("""
                {
                  "Parameters": [
                    {
                      "Name": "RuralDisposableIncome", "Title": { "zh": "收入", "en": "Income" },
                      "Unit": "CNY/person/year", "OverridableBy": ["county"], "Lookup": "PriorYear",
                      "Values": [{ "Region": "130727100", "From": "2021-01-01", "Value": 16000, "Source": "made up" }]
                    }
                  ]
                }
                """),
        }));

    [TestCase("LIFTED", 8_000, "MET", TestName = "Half of the income is the warning for a lifted household")]
    [TestCase("LIFTED", 7_999.99, "NOT_MET", TestName = "A fen below half of it is not")]
    [TestCase("NEVER_REGISTERED", 16_000, "MET", TestName = "The whole income is the warning for others")]
    [TestCase("NEVER_REGISTERED", 15_999.99, "NOT_MET", TestName = "A fen below the whole of it is not")]
    public void Warning(string history, decimal ownPaid, string expected) =>
        Assert.That(OutcomeIn(Township, history, ownPaid), Is.EqualTo(expected));

    [TestCase(5_000, "MET", TestName = "Without the income the amount of the whole country warns")]
    [TestCase(4_999.99, "NOT_MET", TestName = "A fen below that amount is no warning")]
    public void Amount(decimal ownPaid, string expected) =>
        Assert.That(OutcomeIn(County, "LIFTED", ownPaid), Is.EqualTo(expected));

    private static string OutcomeIn(CompiledRuleSet ruleSet, string history, decimal ownPaid)
    {
        var household = AHousehold.With(FormattableString.Invariant($$"""
            {
              "regionCode": "130727100", "povertyHistory": "{{history}}",
              "expenses": { "medicalOutOfPocket": {{ownPaid}} }
            }
            """));

        return ruleSet.Assess(household, new LocalDate(2022, 10, 15)).OutcomeOf("ILLNESS_BURDEN").ToString();
    }
}
