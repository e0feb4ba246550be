using NUnit.Framework;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.RuleSets;

public sealed class RuleTextTests
{
    private static readonly Diagnostic Mistake = new("RE2004", "unknown", "why", "fix");

    // The expression of the file begins at column 21, its first character at column 22.
    [TestCase("a == 1", 0, 1, 22, 1, TestName = "without escapes offset and column run together")]
    [TestCase("a == 1", 5, 1, 27, 1, TestName = "the last character")]
    [TestCase("a == 1", 6, 0, 28, 1, TestName = "past the end is the closing quote")]
    [TestCase("a == 1", 40, 9, 28, 1, TestName = "far past the end is the closing quote too")]
    [TestCase(@"a == \""X\"" && b", 12, 1, 36, 1, TestName = "a quote takes two columns before the mistake")]
    [TestCase(@"a == \""X\"" && b", 5, 3, 27, 5, TestName = "a quote takes two columns inside the mistake")]
    [TestCase(@"\u00e9 + b", 4, 1, 31, 1, TestName = "a hexadecimal escape takes six columns")]
    [TestCase(@"\ud83d\ude00 + b", 5, 1, 37, 1, TestName = "an escaped pair takes twelve columns")]
    [TestCase("😀 + b", 5, 1, 27, 1, TestName = "the pair itself takes two columns")]
    [TestCase("中 + b", 4, 1, 26, 1, TestName = "a Chinese character takes one column")]
    [TestCase(@"a\n + b", 5, 1, 28, 1, TestName = "an escaped line break takes two columns")]
    public void A_mistake_inside_an_expression_is_shown_in_the_file(
        string inFile, int start, int length, int column, int columns)
    {
        var set = ARuleSet.National.Changing("income.workflow.json", "household.Income.Wage == 0", inFile);
        var expression = RuleSetLibrary.Of(set.Files).RuleSets[0].RuleSet!.Domains[0].Rules[1].Expression;

        var placed = expression.At(start, length, Mistake);

        Assert.That(placed, Is.EqualTo(Mistake with
        {
            File = "rules/national/2020.1/income.workflow.json", Line = 21, Column = column, Length = columns,
        }));
    }

    [Test]
    public void A_text_from_no_file_counts_as_one_line()
    {
        var placed = RuleText.Of("a == 1").At(2, 2, Mistake);

        Assert.That(placed, Is.EqualTo(Mistake with { Line = 1, Column = 3, Length = 2 }));
    }
}
