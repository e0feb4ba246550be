using NUnit.Framework;
using RiskEngine.Cases;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Cases;

/// <summary>What <c>rules test</c> says of cases that fail, and of what no case shows.</summary>
internal sealed class CaseTestTests
{
    private const string Cases = """
        {
          "AsOf": "2020-06-30",
          "Cases": [
            {
              "Name": "A fen below the line is low",
              "Household": { "income": { "wage": 9653.99 } },
              "Expect": { "Met": ["INCOME_LOW"], "NotMet": ["WAGE_NONE"], "Category": "MARGINAL" }
            },
            {
              "Name": "On the line is not",
              "Household": { "income": { "wage": 9654 } },
              "Expect": { "NotMet": ["INCOME_LOW"] }
            },
            {
              "Name": "No wage is none",
              "Household": { "income": { "wage": 0 } },
              "Expect": { "Met": ["WAGE_NONE"] }
            },
            {
              "Name": "A wage that nobody asked about stays unknown",
              "Household": { "income": { "wage": null } },
              "Expect": { "Unknown": ["INCOME_LOW", "WAGE_NONE"] }
            }
          ]
        }
        """;

    private const string CategoryCases = """
        {
          "AsOf": "2020-06-30",
          "Cases": [
            {
              "Name": "Above the line there is nothing",
              "Household": { "income": { "wage": 20000 } },
              "Expect": { "NotMet": ["MARGINAL", "ASSIST_DIBAO", "REGISTER"], "Category": "NONE" }
            },
            {
              "Name": "Below the line there is help",
              "Household": { "income": { "wage": 1000 } },
              "Expect": { "Met": ["MARGINAL", "ASSIST_DIBAO", "REGISTER"] }
            },
            {
              "Name": "Without the wage all is open",
              "Household": { "income": { "wage": null } },
              "Expect": { "Unknown": ["MARGINAL", "REGISTER", "ASSIST_DIBAO"] }
            }
          ]
        }
        """;

    private static ARuleSet Shown => ARuleSet.National
        .Changing("measures.workflow.json", "household.Size > 0", "true")
        .Changing("steps.workflow.json", "household.Size > 0", "true")
        .Changing("measures.workflow.json", ", \"INDETERMINATE\"", "")
        .With("ordinary.household.json", AHousehold.Json)
        .With("income.cases.json", Cases)
        .With("categories.cases.json", CategoryCases);

    [Test]
    public void Cases_that_show_everything_are_no_finding()
    {
        var report = Run(Shown);

        Assert.That(Said(report), Is.Empty);
        Assert.That(report.Results.Count(result => result.Passed), Is.EqualTo(7));
        Assert.That(report.Rules, Is.EqualTo(new Share(6, 6)));
        Assert.That(report.Clauses, Is.EqualTo(new Share(3, 3)));
        Assert.That(report.Thresholds, Is.EqualTo(new Share(1, 1)));
    }

    [Test]
    public void A_case_that_fails_is_told_where_it_stands_and_why()
    {
        var report = Run(Shown.Changing("income.cases.json", "9653.99", "9655"));
        var failed = report.Findings.First(finding => finding.Code == "RE4101");

        Assert.That(failed.ToString(), Is.EqualTo(
            "rules/national/2020.1/income.cases.json(4,5): error RE4101: the case `A fen below the line is low` fails: `INCOME_LOW` is NOT_MET, not MET"));
        Assert.That(failed.Why, Does.Contain("incomePerCapita < parameters.PovertyLine [3218.3333 | 3218]"));
    }

    [TestCase("\"wage\": 0 }", "\"wage\": 1 }", "income.workflow.json(20,19): error RE4110: no case shows `WAGE_NONE` met",
        "income.workflow.json(21,22): error RE4111: no case has `household.Income.Wage == 0` of `WAGE_NONE` met")]
    [TestCase(", \"NotMet\": [\"WAGE_NONE\"]", "", "income.workflow.json(20,19): error RE4110: no case shows `WAGE_NONE` not met")]
    [TestCase("[\"INCOME_LOW\", \"WAGE_NONE\"]", "[\"INCOME_LOW\"]", "income.workflow.json(20,19): error RE4110: no case shows `WAGE_NONE` unknown")]
    [TestCase("9654 ", "9654.01 ", "income.workflow.json(10,22): error RE4112: no two cases hold the threshold of `incomePerCapita < parameters.PovertyLine` in `INCOME_LOW`")]
    [TestCase("9653.99", "9600", "income.workflow.json(10,22): error RE4112: no two cases hold the threshold of `incomePerCapita < parameters.PovertyLine` in `INCOME_LOW`")]
    public void What_no_case_shows_is_told_at_the_rule(string old, string text, params string[] expected)
    {
        var set = Shown.Changing("income.cases.json", old, text);
        if (text == "\"wage\": 1 }")
        {
            set = set.Changing("income.cases.json", "\"Met\": [\"WAGE_NONE\"]", "\"NotMet\": [\"WAGE_NONE\"]");
        }

        Assert.That(Said(Run(set)), Is.EqualTo(expected.Select(line => "rules/national/2020.1/" + line)));
    }

    [Test]
    public void What_a_value_that_nobody_found_keeps_open_need_not_be_shown()
    {
        var report = Run(Shown
            .Changing("income.parameters.json", "\"Value\": 3000", "\"Value\": null")
            .Changing("income.parameters.json", "\"Value\": 3218", "\"Value\": null")
            .With("income.cases.json", """
                { "AsOf": "2020-06-30", "Cases": [
                  { "Name": "Nobody knows the line", "Household": {}, "Expect": { "Unknown": ["INCOME_LOW"], "NotMet": ["WAGE_NONE"] } },
                  { "Name": "No wage", "Household": { "income": { "wage": 0 } }, "Expect": { "Met": ["WAGE_NONE"] } },
                  { "Name": "No answer", "Household": { "income": { "wage": null } }, "Expect": { "Unknown": ["WAGE_NONE"] } }
                ] }
                """)
            .With("categories.cases.json", """
                { "AsOf": "2020-06-30", "Cases": [
                  { "Name": "So there is nothing", "Household": {},
                    "Expect": { "NotMet": ["MARGINAL", "ASSIST_DIBAO", "REGISTER"], "Category": "NONE" } }
                ] }
                """));

        Assert.That(Said(report), Is.Empty);
        Assert.That(report.Thresholds, Is.EqualTo(new Share(0, 0)));
    }

    [Test]
    public void A_set_without_cases_says_so() => Assert.That(
        Said(Run(ARuleSet.National)), Is.EqualTo(new[] { "rules/national/2020.1: error RE4102: the set has no cases" }));

    [Test]
    public void An_overlay_shows_the_values_that_it_gives()
    {
        var library = RuleSetLibrary.Of(Shown.Files, ARuleSet.County
            .With("income.cases.json", """
                { "AsOf": "2020-06-30", "Cases": [
                  { "Name": "Hardly a wage", "Household": { "regionCode": "130828" }, "Expect": { "NotMet": ["BUSINESS_NONE"] } }
                ] }
                """).Files);

        Assert.That(Said(CaseTest.Run(library.RuleSets[1], library)), Has.Some.EndsWith(
            "error RE4113: no two cases hold the value of `PovertyLine` that this set gives"));
    }

    private static CaseReport Run(ARuleSet set)
    {
        var library = RuleSetLibrary.Of(set.Files);
        return CaseTest.Run(library.RuleSets[0], library);
    }

    private static string[] Said(CaseReport report) => [.. report.Findings.Select(finding => finding.ToString())];
}
