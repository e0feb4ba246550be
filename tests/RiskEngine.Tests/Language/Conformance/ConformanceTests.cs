using NUnit.Framework;
using RiskEngine.Language.Emitting;
using RiskEngine.Language.Interpreting;
using RiskEngine.Language;

namespace RiskEngine.Tests.Language.Conformance;

/// <summary>What we accept, stock accepts and answers the same; where not, it is written down.</summary>
public sealed class ConformanceTests
{
    private static readonly ObservedHousehold Household = new();
    private static readonly Dictionary<string, string> Differences = Listed("deliberate-differences.txt");
    private static readonly Dictionary<string, string> Refusals = Listed("deliberate-refusals.txt");

    [TestCaseSource(nameof(Cases))]
    public void Stock_and_we_agree(ObservedCase observed)
    {
        var bound = ExpressionCompiler.Bind(observed.Text, ScopeOf(observed));
        if (bound.Expression is not { } expression)
        {
            Assert.That(bound.Mistakes.Select(mistake => mistake.Diagnostic.What), Is.Not.Empty.And.None.Empty);
            Assert.That(Differences, Does.Not.ContainKey(observed.Text), "it is refused, so the listed difference is stale");
            if (observed.Value is not null && OtherConstructs.Find(observed.Text) is null)
            {
                Assert.That(Refusals, Does.ContainKey(observed.Text), $"refused: {bound.Mistakes[0].Diagnostic.What}");
            }

            return;
        }

        var differs = AnswerDiffers(observed, observed.Text, expression);
        Assert.That(Differences.ContainsKey(observed.Text), Is.EqualTo(differs), "the listed difference is stale");
        Assert.That(differs || ObservedCase.Written(expression.Type) == observed.Type, $"{expression.Type} is not {observed.Type}");
    }

    [TestCaseSource(nameof(CasesInOurSpelling))]
    public void Stock_and_we_agree_in_our_spelling(ObservedCase observed, string text)
    {
        if (ExpressionCompiler.Bind(text, ScopeOf(observed)).Expression is { } expression)
        {
            Assert.That(Differences.ContainsKey(text), Is.EqualTo(AnswerDiffers(observed, text, expression)), "the listed difference is stale");
        }
    }

    [Test]
    public void The_lists_name_only_observed_cases()
    {
        var known = ObservedCase.All.SelectMany(observed => new[] { observed.Text, OurSpelling.Of(observed.Text) }).ToHashSet();

        Assert.That(Differences.Keys.Concat(Refusals.Keys), Is.SubsetOf(known));
    }

    [Test]
    public void A_listed_refusal_uses_only_our_constructs_and_is_refused()
    {
        var stale = ObservedCase.All.Where(observed => Refusals.ContainsKey(observed.Text)
            && (OtherConstructs.Find(observed.Text) is not null || ExpressionCompiler.Bind(observed.Text, ScopeOf(observed)).Expression is not null));

        Assert.That(stale.Select(observed => observed.Text), Is.Empty);
    }

    [Test]
    public void The_count_is_printed()
    {
        var answers = ObservedCase.All
            .Select(observed => (Observed: observed, ExpressionCompiler.Bind(observed.Text, ScopeOf(observed)).Expression))
            .Where(accepted => accepted.Expression is not null)
            .Select(accepted => (accepted.Observed, Answer: ObservedCase.Written(new Interpreter(Read).Evaluate(accepted.Expression!))))
            .ToList();
        var equal = answers.Count(answer => answer.Answer == answer.Observed.Value);
        var deliberate = answers.Count(answer => answer.Answer != answer.Observed.Value && Differences.ContainsKey(answer.Observed.Text));
        var different = answers.Count - equal - deliberate;

        TestContext.Progress.WriteLine(
            $"conformance: {ObservedCase.All.Count} cases, {equal} accepted and equal, {ObservedCase.All.Count - answers.Count} refused, "
            + $"{deliberate} deliberate differences, {different} different");
        Assert.That(ObservedCase.All, Has.Count.EqualTo(532));
        Assert.That(equal, Is.GreaterThan(100), "the test must look at something");
        Assert.That(different, Is.Zero);
    }

    private static bool AnswerDiffers(ObservedCase observed, string text, BoundExpression expression)
    {
        var answer = ObservedCase.Written(new Interpreter(Read).Evaluate(expression));
        Assert.That(ObservedCase.Written(new CompiledExpression(expression).Evaluate(Read)), Is.EqualTo(answer), "compiled");
        if (answer == observed.Value)
        {
            return false;
        }

        Assert.That(Differences.GetValueOrDefault(text), Is.EqualTo(answer), $"stock answers {observed.Value ?? "with an error"}");
        return true;
    }

    private static IEnumerable<TestCaseData> CasesInOurSpelling() =>
        from observed in ObservedCase.All
        let text = OurSpelling.Of(observed.Text)
        where observed.Type is not null && ObservedCase.All.All(other => other.Text != text)
        select new TestCaseData(observed, text).SetName($"in our spelling: {text} {observed.Mode}");

    private static IEnumerable<TestCaseData> Cases() => ObservedCase.All.Select((observed, line) =>
        new TestCaseData(observed).SetName($"line {line + 1}: {observed.Text} {observed.Mode}"));

    private static Scope ScopeOf(ObservedCase observed)
    {
        var scope = new Scope().Add(new Variable("h", typeof(ObservedHousehold)));
        return observed.Mode.StartsWith("two-inputs", StringComparison.Ordinal) ? scope.Add(new Variable("k", typeof(int))) : scope;
    }

    private static object? Read(Variable variable) => variable.Name == "h" ? Household : 1;

    private static Dictionary<string, string> Listed(string file) => (
        from line in File.ReadLines(ObservedCase.PathOf(file))
        where line.Contains('⇶', StringComparison.Ordinal) && !line.StartsWith("expression ⇶", StringComparison.Ordinal)
        let cells = line.Split('⇶', StringSplitOptions.TrimEntries)
        select cells).ToDictionary(cells => cells[0], cells => cells[1]);
}
