namespace RiskEngine.RuleSets;

/// <summary>A derived value that the rules of a domain read by its bare name.</summary>
/// <param name="Name">The name, as the expressions write it.</param>
/// <param name="Expression">How it is computed; may read the globals before it.</param>
public sealed record Global(string Name, RuleText Expression);
