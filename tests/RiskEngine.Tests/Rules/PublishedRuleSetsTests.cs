using System.Globalization;
using NUnit.Framework;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Cases;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Rules;

/// <summary>
/// The rule sets of this repository: they read and compile, their cases pass, and their cases show every rule.
/// </summary>
internal sealed class PublishedRuleSetsTests
{
    private static IReadOnlyList<PublishedRuleSet> Sets => PublishedRuleSet.All;

    // One that does not read or compile fails the test that says so, and no other.
    private static IEnumerable<PublishedRuleSet> Usable => Sets.Where(set => set.Compiled is not null);

    private static IEnumerable<TestCaseData> Cases() =>
        from set in Sets
        from result in set.Results
        select new TestCaseData(result).SetName($"{set.Loaded.Id} {result.Case.Domain}: {result.Case.Name}");

    [Test]
    public void There_is_a_national_set() =>
        Assert.That(Sets.Select(set => set.Loaded.Id?.Set), Does.Contain("national"));

    [TestCaseSource(nameof(Sets))]
    public void It_reads_and_compiles_without_a_finding(PublishedRuleSet set)
    {
        Diagnostic[] findings = [.. set.Loaded.Findings, .. set.Mistakes, .. set.Book.Findings];

        Assert.That(string.Join('\n', findings.Select(finding => finding.ToString())), Is.Empty);
        Assert.That(set.Results, Is.Not.Empty, "a set without cases shows nothing");
    }

    [TestCaseSource(nameof(Cases))]
    public void Case(CaseResult result) => Assert.That(result.Passed, Is.True, () => Told(result));

    [TestCaseSource(nameof(Usable))]
    public void Every_rule_has_a_case_where_it_is_met(PublishedRuleSet set) => Assert.That(
        Codes(set, coverage => !coverage.Met),
        Is.SubsetOf(RulesOfMissingParameters(set)),
        "only a rule that reads a parameter nobody found can have none");

    [TestCaseSource(nameof(Usable))]
    public void Every_rule_has_a_case_where_it_is_not_met(PublishedRuleSet set)
    {
        string[] always = [.. set.OwnRules.Where(own => own.Domain.Kind == DomainKind.Categories
            && own.Rule.Expression.Text == "true").Select(own => own.Rule.Code)];

        Assert.That(Codes(set, coverage => !coverage.NotMet),
            Is.SubsetOf(RulesOfMissingParameters(set).Concat(always)));
    }

    [TestCaseSource(nameof(Usable))]
    public void Every_rule_that_a_missing_fact_can_leave_open_has_a_case_where_it_does(PublishedRuleSet set)
    {
        // Whether facts are missing is always known.
        var open = set.Compiled!.Bound.Rules
            .Where(rule => rule.Condition.CanBeMissing || rule.Rule.Addresses.Any(code => code != "INDETERMINATE"))
            .Select(rule => rule.Code);

        Assert.That(Codes(set, coverage => !coverage.Unknown).Intersect(open), Is.Empty);
    }

    [TestCaseSource(nameof(Usable))]
    public void Every_rule_has_a_basis_and_a_reason(PublishedRuleSet set) => Assert.That(
        set.OwnRules.Where(own => own.Rule.Basis.Count == 0 || own.Rule.Why.Length < 10).Select(own => own.Rule.Code),
            Is.Empty);

    [TestCaseSource(nameof(Usable))]
    public void A_text_shows_the_same_values_in_both_languages(PublishedRuleSet set) => Assert.That(
        from own in set.OwnRules
        where own.Rule.Text is not null
        where !Placeholders(own.Rule.Text!.Zh).SequenceEqual(Placeholders(own.Rule.Text.En))
        select own.Rule.Code,
        Is.Empty);

    [TestCaseSource(nameof(Usable))]
    public void Every_flag_has_a_text(PublishedRuleSet set) => Assert.That(
        set.OwnRules.Where(own => own.Domain.Kind == DomainKind.Flags && own.Rule.Text is null)
            .Select(own => own.Rule.Code), Is.Empty);

    /// <summary>
    /// The level of a disability is a code that happens to be a number; every other number is a parameter.
    /// </summary>
    [TestCaseSource(nameof(Usable))]
    public void No_number_that_law_could_change_stands_in_an_expression(PublishedRuleSet set)
    {
        var bound = set.Compiled!.Bound;
        BoundExpression?[] expressions =
        [
            .. bound.Rules.SelectMany(rule =>
                (BoundExpression?[])[rule.Condition, rule.Members, rule.Amount, rule.DueInDays, rule.Category]),
            .. bound.Globals.Select(global => global.Expression),
        ];

        Assert.That(
            expressions.OfType<BoundExpression>()
                .SelectMany(expression => Numbers(expression.Root).Select(number => $"{number} in {expression.Text}")),
            Is.Empty);
    }

    private static IEnumerable<decimal> Numbers(BoundNode node) => node switch
    {
        BoundComparison { Operator: "==", Left: var left } when IsDisabilityLevel(left) => [],
        BoundConstant { Value: int or long or decimal or double, Value: var value } =>
            Large(Convert.ToDecimal(value, CultureInfo.InvariantCulture)),
        _ => Parts.Of(node).SelectMany(Numbers),
    };

    private static IEnumerable<decimal> Large(decimal number) => number > 1 ? [number] : [];

    private static bool IsDisabilityLevel(BoundNode node) =>
        node is BoundMember { Property.Name: nameof(Member.DisabilityLevel) }
            || (node is BoundConvert convert && IsDisabilityLevel(convert.Operand));

    private static IEnumerable<string> Codes(PublishedRuleSet set, Func<CaseCoverage, bool> where) =>
        CaseCoverage.Of(set.Loaded.RuleSet!, set.Book.Cases).Where(where).Select(coverage => coverage.Code).Order();

    private static IEnumerable<string> RulesOfMissingParameters(PublishedRuleSet set)
    {
        var missing = set.Loaded.RuleSet!.Parameters
            .Where(parameter => parameter.Values.All(value => value.Value is null))
            .Select(parameter => parameter.Name)
            .ToHashSet();
        return set.Compiled!.Bound.Rules
            .Where(rule =>
                rule.Condition.Reads.Any(variable => variable.Group == "parameters" && missing.Contains(variable.Name)))
            .Select(rule => rule.Code);
    }

    private static IEnumerable<string?> Placeholders(string text) =>
        TextTemplate.Split(text).Select(part => part.Name).Where(name => name is not null).Order();

    private static string Told(CaseResult result) =>
        string.Join('\n', result.Differences.SelectMany(difference => (string[])
    [
        $"{result.Case.File}({result.Case.Line}): {difference.What} is {difference.Got}, not {difference.Expected}",
        .. difference.Clauses.Select(clause =>
            $"    {clause.Rule} {clause.Outcome}: {clause.Text}  [{clause.Left} | {clause.Right}]"),
        .. difference.Missing.Select(pointer => $"    missing {pointer}"),
    ]));
}
