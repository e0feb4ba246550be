using System.Text;
using NUnit.Framework;
using RiskEngine.Assessments;
using RiskEngine.Benchmarks.Measuring;
using RiskEngine.Benchmarks.Plan;
using RiskEngine.Benchmarks.Reload;
using RiskEngine.RuleSets;

namespace RiskEngine.Tests.Benchmarks;

/// <summary>What the benchmarks compare with stays comparable; no time is taken here.</summary>
internal sealed class HandWrittenTests
{
    [Test]
    public void The_rules_written_by_hand_answer_as_the_plan_does() =>
        Assert.That(Agreement.Difference(Checkout.National(), 7, 2_000), Is.Null);

    [Test]
    public void A_rule_that_answers_otherwise_is_found()
    {
        var changed = Compile(National("household.Income.PreviousNetIncome > 0", "household.Income.PreviousNetIncome > 30000"));

        Assert.That(Agreement.Difference(changed, 7, 2_000), Does.Contain("INCOME_DROP is NotMet, by hand"));
    }

    [Test]
    public void A_rule_of_another_name_is_found()
    {
        var changed = Compile(National("INCOME_DROP", "INCOME_FALL"));

        Assert.That(Agreement.Difference(changed, 7, 1), Does.Contain("the rules of national@2020.1 are others"));
    }

    [Test]
    public void The_set_that_is_reloaded_has_sixty_rules_and_compiles() =>
        Assert.That(Compile(new SixtyRules().Edit(1)).Bound.Rules, Has.Count.EqualTo(60));

    private static RuleSetFiles National(string before, string after)
    {
        var files = Directory.GetFiles(RepositoryRoot.At("rules", "national", "2020.1"), "*.json").Select(file => KeyValuePair.Create(
            Path.GetFileName(file), Encoding.UTF8.GetBytes(File.ReadAllText(file).Replace(before, after, StringComparison.Ordinal))));
        return new RuleSetFiles("rules/national/2020.1", files);
    }

    private static CompiledRuleSet Compile(RuleSetFiles files)
    {
        var loaded = RuleSetLibrary.Of(files).RuleSets[0];
        Assert.That(loaded.Findings, Is.Empty);
        Assert.That(CompiledRuleSet.TryCompile(loaded.RuleSet!, out var compiled), Is.Empty);
        return compiled!;
    }
}
