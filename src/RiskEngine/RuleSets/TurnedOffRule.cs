namespace RiskEngine.RuleSets;

/// <summary>A rule that an overlay does not take over from the set it extends.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Why">Why it does not apply here.</param>
/// <param name="Source">The document that says so.</param>
/// <param name="By">The overlay that turned it off.</param>
public sealed record TurnedOffRule(string Rule, string Why, string Source, RuleSetId By);
