using NUnit.Framework;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Coverage;

namespace RiskEngine.Tests.RuleSets.Coverage;

public sealed class CoverageReportTests
{
    private static readonly ARuleSet Second = ARuleSet.National.Version("2021.1", "2021-05-14", null);

    [Test]
    public void Versions_that_carry_a_row_alike_share_a_line() => Assert.That(
        Report(ARegister.Text, ARuleSet.National, Second),
        Does.Contain("| SD-008 | S0 Art. 1 | threshold | Asks SD-008. | flag `INCOME_LOW` (national 2020.1, 2021.1) |\n"));

    [Test]
    public void Versions_that_differ_have_lines_of_their_own()
    {
        var second = Second.Changing("income.workflow.json", "[\"SD-009\"]", "[\"SD-008\"]");

        var report = Report(ARegister.Text, ARuleSet.National, second);

        Assert.That(report, Does.Contain(
            "| flag `INCOME_LOW` (national 2020.1, 2021.1)<br>flag `WAGE_NONE` (national 2021.1) |\n"));
    }

    [Test]
    public void The_end_counts_what_is_where()
    {
        var register = ARegister.Of(
            ARegister.Row("SD-001", "category"),
            ARegister.Row("SD-002", "category"),
            ARegister.Row("SD-008", "threshold"),
            ARegister.Row("SD-009", "check"),
            ARegister.Row("SD-011", "procedure"),
            ARegister.Row("SD-047", "measure"),
            ARegister.Row("SD-050", "report", """, "Fields": ["/riskCauses"] """),
            ARegister.Row("SD-051", "report", """, "NotHere": "A|B." """),
            ARegister.Row("SD-052", "report", """, "Later": "Soon." """),
            ARegister.Row("SD-053", "report"));

        var report = Report(register, ARuleSet.National);

        Assert.That(report, Does.Contain("| SD-050 | S0 Art. 1 | report | Asks SD-050. | answers `/riskCauses` |\n"));
        Assert.That(report, Does.Contain("| Not here: A\\|B. |\n"));
        Assert.That(report, Does.EndWith("""
            | By rules and parameters | 6 | all others |
            | By answers or output alone | 1 | SD-050 |
            | Not here, with the reason | 1 | SD-051 |
            | Later | 1 | SD-052 |
            | By nothing | 1 | SD-053 |

            """.ReplaceLineEndings("\n")));
    }

    private static string Report(string register, params ARuleSet[] sets) => CoverageReport.Write(RuleCoverage.Of(
        ARegister.Read(register), RuleSetLibrary.Of(sets.Select(set => set.Files))));
}
