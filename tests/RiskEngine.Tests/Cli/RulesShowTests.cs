using NodaTime;
using NUnit.Framework;
using RiskEngine.Cli;
using RiskEngine.Cli.Commands;
using static RiskEngine.Tests.Cli.ARulesFolder;

namespace RiskEngine.Tests.Cli;

internal sealed class RulesShowTests
{
    private static readonly ARulesFolder Folder = new(ARuleSet.National, ARuleSet.County);

    [Test]
    public void A_rule_is_shown_with_the_values_that_it_reads() => Assert.That(
        Show("national@2020.1", "INCOME_LOW").Output, Is.EqualTo("""
            national@2020.1, income (flags, INCOME)

            INCOME_LOW  30 points
              title        收入低 | Income is low
              when         incomePerCapita < parameters.PovertyLine
                           incomePerCapita = household.Income.Wage / household.Size
              text         人均{incomePerCapita}元 | {incomePerCapita} CNY per head
              basis        SD-008
              why          Strictly below.
              calls for    ASSIST_DIBAO

            PovertyLine = 3218 CNY/person/year
              title        贫困线 | Poverty line
              source       W2
              since        2020-01-01

            """.ReplaceLineEndings("\n")));

    [Test]
    public void A_measure_is_shown_with_what_calls_for_it() => Assert.That(
        Show("national@2020.1", "ASSIST_DIBAO").Output,
        Does.Contain("  addresses    INCOME_LOW, MARGINAL, INDETERMINATE\n  department   CIVIL_AFFAIRS\n"
            + "  amount       parameters.PovertyLine per YEAR\n"));

    [TestCase("2019-12-31", null, "= 3000 CNY/person/year\n")]
    [TestCase("2020-01-01", null, "= 3218 CNY/person/year\n")]
    [TestCase("2021-01-01", null, "= 3000 CNY/person/year\n")]
    [TestCase("2018-12-31", null, "= not found CNY/person/year, provisional\n")]
    [TestCase("2020-06-01", "130828", "= 3500.5 CNY/person/year, provisional\n")]
    [TestCase("2020-06-01", "130829", "= 3218 CNY/person/year\n")]
    public void A_parameter_has_the_value_of_the_day_and_the_place(string day, string? region, string expected)
    {
        var asOf = NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value;

        Assert.That(Show("weichang-130828@2020.1", "PovertyLine", asOf, region ?? "13").Output,
            Does.Contain($"\nPovertyLine {expected}"));
    }

    [Test]
    public void A_value_that_has_expired_says_that_it_is_carried_over()
    {
        var expired = ARuleSet.National.Changing("income.parameters.json", "\"From\": \"2019-01-01\"",
            "\"From\": \"2019-01-01\", \"To\": \"2019-07-01\"");
        var folder = new ARulesFolder(expired);

        var (_, output, _) = Run((output, errors) => RulesShowCommand.Run(
            folder.Path, "national", "PovertyLine", new LocalDate(2021, 1, 1), null, output, errors));

        Assert.That(output, Does.Contain("\nPovertyLine = 3218 CNY/person/year, provisional, carried over\n"));
    }

    [Test]
    public void A_whole_set_shows_its_manifest_every_rule_and_every_parameter()
    {
        var output = Show("weichang-130828", null).Output;

        Assert.That(output, Does.StartWith("weichang-130828@2020.1  published  in force 2020-06-01 to 2021-05-13\n"));
        Assert.That(output, Does.Contain("  turned off   WAGE_NONE by weichang-130828@2020.1: Wages are rare here. (S2)\n"));
        Assert.That(output, Does.Contain("\nBUSINESS_NONE  4 points\n"));
        Assert.That(output, Does.Contain("\n  from         national@2020.1\n"));
        Assert.That(output, Does.Contain("\n== parameters on 2020-06-01 for region 130828\n"));
    }

    [TestCase("nationl", null, "did you mean `national`?")]
    [TestCase("national@2020.2", null, "did you mean `national@2020.1`?")]
    [TestCase("national", "INCOME_LOV", "did you mean `INCOME_LOW`?")]
    [TestCase("national", "povertyLine", "did you mean `PovertyLine`?")]
    [TestCase("national", "ZZZ", "run `riskengine rules show national@2020.1` to see them all")]
    public void A_name_that_is_not_there_gets_a_suggestion(string set, string? code, string expected)
    {
        var (exit, output, errors) = Show(set, code);

        Assert.That(exit, Is.EqualTo(ExitCode.Usage));
        Assert.That(output, Is.Empty);
        Assert.That(errors, Does.EndWith($"  fix: {expected}\n"));
    }

    private static (ExitCode Exit, string Output, string Errors) Show(
        string set, string? code, LocalDate? asOf = null, string? region = null) =>
        Run((output, errors) => RulesShowCommand.Run(Folder.Path, set, code, asOf, region, output, errors));
}
