using RiskEngine.Language;

namespace RiskEngine.Assessments.Compiling;

/// <summary>
/// A measure or step: proposed when something calls for it and its own condition holds. The condition is compiled when a first
/// household calls for it, and asked only of households that do.
/// </summary>
internal sealed class OnDemandRule
{
    private readonly BoundRule rule;
    private readonly (int Category, int Rule)[] addresses;
    private readonly Lazy<Plan>? condition;

    public OnDemandRule(BoundRuleSet bound, BoundRule rule)
    {
        this.rule = rule;
        var categories = bound.Categories.ToList();
        addresses = [.. rule.Rule.Addresses.Select(code =>
            (categories.IndexOf(code), bound.Rules.FirstOrDefault(other => other.Code == code)?.Index ?? -1))];
        condition = rule.Condition.Text.Trim() == "true" ? null : new Lazy<Plan>(() => PlanCompiler.CompileCondition(bound, rule));
    }

    public void Evaluate(Assessment row)
    {
        var called = Called(row);
        var truth = called;
        if (called != Truth.NotMet && condition is not null)
        {
            condition.Value(row.Facts, row.Parameters, row);
            var own = row.TruthOf(rule.Index);
            truth = own < called ? own : called;
        }

        row.Outcomes[rule.Index] = (byte)truth;
        row.ReadOutcomes[rule.Index] = (byte)(truth == Truth.Unset ? Truth.NotMet : truth);
    }

    // A rule without addresses is always called for.
    private Truth Called(Assessment row)
    {
        var called = addresses.Length == 0 ? Truth.Met : Truth.NotMet;
        foreach (var (category, flag) in addresses)
        {
            var truth = category >= 0 ? (Truth)row.CategoryStates[category] : flag >= 0 ? row.ReadTruthOf(flag) : Truth.NotMet;
            called = truth > called ? truth : called;
        }

        return called;
    }
}
