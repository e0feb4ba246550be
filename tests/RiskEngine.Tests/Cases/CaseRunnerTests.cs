using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Cases;

internal sealed class CaseRunnerTests
{
    private const string Expected =
        """{ "Met": ["INCOME_LOW"], "NotMet": ["WAGE_NONE"], "Category": "MARGINAL", "Score": 30 }""";

    [Test]
    public void Cases_that_come_out_as_expected_pass() =>
        Assert.That(CaseRunner.Run(ACasesFile.Compiled, ACasesFile.Read(ACasesFile.Text).Cases)
            .Select(result => result.Passed), Is.EqualTo(new[] { true, true }));

    [Test]
    public void A_wrong_outcome_shows_the_clauses_with_their_operands()
    {
        var difference = Differences("""{ "NotMet": ["INCOME_LOW"] }""").Single();

        Assert.That((difference.What, difference.Expected, difference.Got),
            Is.EqualTo(("INCOME_LOW", "NOT_MET", "MET")));
        Assert.That(difference.Clauses, Is.EqualTo(new[]
        {
            new CaseClause("INCOME_LOW", "incomePerCapita < parameters.PovertyLine", "3000", "3218", RuleOutcome.MET),
        }));
    }

    [Test]
    public void An_outcome_left_open_shows_the_missing_answers()
    {
        var difference = Differences("""{ "Met": ["INCOME_LOW"] }""", """{ "income": null }""").Single();

        Assert.That((difference.Got, difference.Missing), Is.EqualTo(("UNKNOWN", (string[])["/income"]))
            .Using<(string, IReadOnlyList<string>)>(
            (a, b) => a.Item1 == b.Item1 && a.Item2.SequenceEqual(b.Item2)));
        Assert.That(difference.Clauses.Single(), Is.EqualTo(
            new CaseClause("INCOME_LOW", "incomePerCapita < parameters.PovertyLine", "unknown", "3218",
                RuleOutcome.UNKNOWN)));
    }

    [Test]
    public void A_measure_shows_what_calls_for_it()
    {
        var difference = Differences("""{ "NotMet": ["ASSIST_DIBAO"] }""").Single();

        Assert.That(difference.Clauses.Select(clause => $"{clause.Text}: {clause.Outcome}"), Is.EqualTo(new[]
        {
            "answers INCOME_LOW: MET", "answers MARGINAL: MET", "answers INDETERMINATE: NOT_MET",
                "household.Size > 0: MET",
        }));
    }

    [Test]
    public void A_wrong_category_shows_the_row_that_was_expected_and_the_one_that_decided()
    {
        var difference = Differences("""{ "Category": "NONE" }""").Single();

        Assert.That((difference.What, difference.Expected, difference.Got),
            Is.EqualTo(("Category", "NONE", "MARGINAL")));
        Assert.That(difference.Clauses.Select(clause => clause.Rule), Is.EqualTo(new[] { "MARGINAL", "NONE" }));
    }

    [Test]
    public void A_wrong_score_shows_the_flags_that_count()
    {
        var differences = Differences("""{ "Score": 35, "ScoreRange": [30, 30] }""",
            """{ "income": { "wage": null, "business": 0 } }""");

        Assert.That(differences.Select(difference =>
            $"{difference.What}: {difference.Got}, not {difference.Expected}"), Is.EqualTo(new[]
        {
            "Score: 0, not 35", "ScoreRange: 0 to 35 (INCOME_LOW 30, WAGE_NONE 5), not 30 to 30",
        }));
    }

    [Test]
    public void Every_difference_of_a_case_is_told() => Assert.That(
        Differences("""{ "Met": ["WAGE_NONE"], "Unknown": ["INCOME_LOW"], "Category": "NONE", "Score": 1 }""")
            .Select(difference => difference.What),
        Is.EqualTo(new[] { "WAGE_NONE", "INCOME_LOW", "Category", "Score" }));

    [Test]
    public void Coverage_tells_which_outcomes_some_case_asserts()
    {
        var ruleSet = ACasesFile.Compiled.RuleSet;

        Assert.That(CaseCoverage.Of(ruleSet, ACasesFile.Read(ACasesFile.Text).Cases), Is.EqualTo(new CaseCoverage[]
        {
            new("INCOME_LOW", true, true, false),
            new("WAGE_NONE", false, true, false),
            new("MARGINAL", true, false, false),
            new("NONE", true, false, false),
            new("ASSIST_DIBAO", false, false, false),
            new("REGISTER", false, false, false),
        }));
    }

    [Test]
    public void What_an_overlay_inherits_is_covered_where_it_comes_from()
    {
        var library = RuleSetLibrary.Of(ACasesFile.Rules.Files, ARuleSet.County.Files);

        Assert.That(CaseCoverage.Of(library.RuleSets[1].RuleSet!, []).Select(coverage => coverage.Code),
            Is.EqualTo(new[] { "WAGE_NONE", "BUSINESS_NONE" }));
    }

    private static IReadOnlyList<CaseDifference> Differences(string expect,
        string household = """{ "income": { "wage": 9000 } }""")
    {
        var text = ACasesFile.Changing(Expected, expect)
            .Replace("""{ "income": { "wage": 9000 } }""", household, StringComparison.Ordinal);
        var book = ACasesFile.Read(text);
        Assert.That(book.Findings, Is.Empty);
        return CaseRunner.Run(ACasesFile.Compiled, book.Cases)[0].Differences;
    }
}
