using NUnit.Framework;
using RiskEngine.Cases;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;
using RiskEngine.RuleSets.Checking;

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

    [TestCaseSource(nameof(Sets))]
    public void It_checks_clean(PublishedRuleSet set) => Assert.That(Told(set.Findings), Is.Empty);

    [TestCaseSource(nameof(Usable))]
    public void Its_cases_show_every_outcome_every_clause_and_both_sides_of_every_threshold(PublishedRuleSet set)
    {
        var report = set.Report;

        Assert.That(Told(report.Findings), Is.Empty);
        Assert.That(report.Rules.Shown, Is.EqualTo(report.Rules.All));
        Assert.That(report.Clauses.Shown, Is.EqualTo(report.Clauses.All));
        Assert.That(report.Thresholds.Shown, Is.EqualTo(report.Thresholds.All));
    }

    [Test]
    public void There_is_much_to_show()
    {
        var report = Usable.First(set => set.Loaded.Id?.ToString() == "national@2020.1").Report;

        Assert.That(report.Rules.All, Is.GreaterThan(90));
        Assert.That(report.Clauses.All, Is.GreaterThan(150));
        Assert.That(report.Thresholds.All, Is.GreaterThan(40));
    }

    [Test]
    public void The_whole_folder_checks_clean_and_what_is_published_has_not_changed_since() =>
        Assert.That(Told(RuleSetCheck.Folder(RepositoryRoot.At("rules"))), Is.Empty);

    [TestCaseSource(nameof(Usable))]
    public void Every_rule_has_a_basis_and_a_reason(PublishedRuleSet set) => Assert.That(
        set.OwnRules.Where(own => own.Rule.Basis.Count == 0 || own.Rule.Why.Length < 10).Select(own => own.Rule.Code),
            Is.Empty);

    [TestCaseSource(nameof(Usable))]
    public void Every_flag_has_a_text(PublishedRuleSet set) => Assert.That(
        set.OwnRules.Where(own => own.Domain.Kind == DomainKind.Flags && own.Rule.Text is null)
            .Select(own => own.Rule.Code), Is.Empty);

    private static string Told(IEnumerable<Diagnostic> findings) =>
        string.Join('\n', findings.Select(finding => $"{finding} ({finding.Fix})"));

    private static string Told(CaseResult result) =>
        string.Join('\n', result.Differences.SelectMany(difference => (string[])
    [
        $"{result.Case.File}({result.Case.Line}): {difference.What} is {difference.Got}, not {difference.Expected}",
        .. difference.Clauses.Select(clause =>
            $"    {clause.Rule} {clause.Outcome}: {clause.Text}  [{clause.Left} | {clause.Right}]"),
        .. difference.Missing.Select(pointer => $"    missing {pointer}"),
    ]));
}
