using System.Globalization;
using NUnit.Framework;
using RiskEngine.Language;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Tests.Language;

/// <summary>What authors type by mistake, and what they are told: every mistake at once, each with its place and its fix.</summary>
public sealed class MistakeTests
{
    [TestCaseSource(nameof(Mistaken))]
    public void A_mistake_is_found(string text, string[] expected) => Assert.That(Found(text, false), Is.EqualTo(expected));

    [TestCaseSource(nameof(Hiding))]
    public void An_unknown_is_not_hidden_where_rules_score(string text, string[] expected)
    {
        Assert.That(Found(text, true), Is.EqualTo(expected));
        Assert.That(expected.Length == 0 || Found(text, false).Length == 0, "a rule without points may ask it");
    }

    [Test]
    public void The_tables_are_long_enough()
    {
        Assert.That(CaseTable.Read("mistakes.cases.txt").Count(), Is.GreaterThanOrEqualTo(60));
        Assert.That(CaseTable.Read("hidden-unknowns.cases.txt").Count(), Is.GreaterThanOrEqualTo(15));
    }

    [Test]
    public void A_message_is_in_one_voice()
    {
        var found = CaseTable.Read("mistakes.cases.txt").SelectMany(cells => Mistakes(cells[0], false)).ToList();

        Assert.That(found, Has.Count.GreaterThan(60));
        foreach (var (_, diagnostic) in found)
        {
            foreach (var part in new[] { diagnostic.What, diagnostic.Why, diagnostic.Fix })
            {
                Assert.That(part, Does.Not.EndWith(".").And.Not.Contains("System.").And.Not.Contains("Nullable").And.Not.Contains("Int32"));
                Assert.That(char.IsUpper(part[0]), Is.False, part);
            }
        }
    }

    [Test]
    public void A_condition_is_wanted_where_a_rule_stands()
    {
        var bound = ExpressionCompiler.Bind("household.Piped", SampleScope.Create(), typeof(bool));

        Assert.That(bound.Mistakes[0].Diagnostic.Fix, Is.EqualTo("compare it: `… == true` or `… == false`"));
        Assert.That(ExpressionCompiler.Bind("household.Wage", SampleScope.Create(), typeof(bool)).Expression, Is.Null);
        Assert.That(ExpressionCompiler.Bind("household.Size > 1 && household.Piped", SampleScope.Create(), typeof(bool)).Mistakes[0].Span.Start, Is.EqualTo(22));
        Assert.That(ExpressionCompiler.Bind("household.Size", SampleScope.Create(), typeof(decimal)).Expression, Is.Not.Null);
        Assert.That(ExpressionCompiler.Bind("household.HasRoof", SampleScope.Create(), typeof(decimal)).Expression, Is.Null);
    }

    private static IEnumerable<TestCaseData> Mistaken() => Cases(scores: false);

    private static IEnumerable<TestCaseData> Hiding() => Cases(scores: true);

    private static IEnumerable<TestCaseData> Cases(bool scores) =>
        from cells in CaseTable.Read(scores ? "hidden-unknowns.cases.txt" : "mistakes.cases.txt")
        let expected = cells[1] == "fine" ? [] : cells[1..].Chunk(3).Select(three => string.Join(" ⇶ ", three)).ToArray()
        select new TestCaseData(cells[0], expected).SetName($"{(scores ? "in a rule that scores: " : "")}{cells[0]}");

    private static string[] Found(string text, bool scores) => [.. Mistakes(text, scores).Select(mistake => string.Create(
        CultureInfo.InvariantCulture, $"{mistake.Diagnostic.Code} ⇶ {mistake.Span.Start + 1} ⇶ {mistake.Diagnostic.Fix}"))];

    private static IReadOnlyList<Mistake> Mistakes(string text, bool scores) =>
        ExpressionCompiler.Bind(text, SampleScope.Create(scores)).Mistakes;
}
