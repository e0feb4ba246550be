namespace RiskEngine.RuleSets;

/// <summary>The rules about one subject, which share their derived values.</summary>
/// <param name="Name">Name of the subject, and of its files.</param>
/// <param name="Kind">What its rules are.</param>
/// <param name="Group">What its flags are about; null for every other kind.</param>
/// <param name="Globals">The derived values, in reading order.</param>
/// <param name="Rules">The rules, in reading order; for categories that is the order of decision.</param>
public sealed record Domain(
    string Name, DomainKind Kind, FlagGroup? Group, IReadOnlyList<Global> Globals, IReadOnlyList<Rule> Rules);
