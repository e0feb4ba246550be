using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments.Json;

/// <summary>The met rules of a kind, in rule order. Few rules are met, and those that are not are never looked at.</summary>
/// <param name="rules">Every rule, by its index.</param>
/// <param name="assessment">An assessment by their rule set.</param>
/// <param name="kind">The kind.</param>
internal ref struct MetRules(RuleFragment[] rules, Assessment assessment, DomainKind kind)
{
    private int index = -1;

    public readonly RuleFragment Current => rules[index];

    public readonly MetRules GetEnumerator() => this;

    public bool MoveNext()
    {
        do
        {
            index = assessment.Open.Next(index);
        }
        while (IsRule && !(assessment.TruthOf(index) == Truth.Met && Current.Rule.Domain.Kind == kind));

        return IsRule;
    }

    // Behind the rules come the categories.
    private readonly bool IsRule => index >= 0 && index < rules.Length;
}
