using RiskEngine.Assessments;
using RiskEngine.Cases;
using RiskEngine.RuleSets;
using RiskEngine.Tests.Assessments;

namespace RiskEngine.Tests.Cases;

/// <summary>The small national set with an ordinary household of three, who earn 10,000 each, and one case.</summary>
internal static class ACasesFile
{
    public const string Text = """
        {
          "$schema": "../../schema/cases.schema.json",
          "AsOf": "2020-06-30",
          "Cases": [
            {
              "Name": "Below the line is low",
              "Household": { "income": { "wage": 9000 } },
              "Expect": { "Met": ["INCOME_LOW"], "NotMet": ["WAGE_NONE"], "Category": "MARGINAL", "Score": 30 }
            },
            {
              "Name": "Above the line is not low",
              "Household": {},
              "Expect": { "NotMet": ["INCOME_LOW"], "Category": "NONE", "ScoreRange": [0, 0] }
            }
          ]
        }
        """;

    public static ARuleSet Rules { get; } = ARuleSet.National
        .With("ordinary.household.json", """
            {
              "householdId": "ordinary", "regionCode": "130828", "snapshotDate": "2020-06-01",
              "members": [
                { "memberId": "m1", "age": 40 }, { "memberId": "m2", "age": 39 }, { "memberId": "m3", "age": 7 }
              ],
              "income": { "wage": 30000 }
            }
            """);

    public static CaseBook Read(string text) => Read(Rules.With("income.cases.json", text));

    public static CaseBook Read(params ARuleSet[] sets)
    {
        var library = RuleSetLibrary.Of(sets.Select(set => set.Files));
        return CaseBook.Read(library.RuleSets[^1], library);
    }

    /// <summary>The ordinary text with its first place of something changed.</summary>
    public static string Changing(string old, string text)
    {
        var at = Text.IndexOf(old, StringComparison.Ordinal);
        return at < 0 ? throw new ArgumentException($"the text has no {old}")
            : Text.Remove(at, old.Length).Insert(at, text);
    }

    public static CompiledRuleSet Compiled { get; } =
        NationalRules.Compile(RuleSetLibrary.Of(Rules.Files).Find(RuleSetId.Parse("national@2020.1"))!);
}
