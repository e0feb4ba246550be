using NodaTime;

namespace RiskEngine.RuleSets;

/// <summary>What a parameter is worth in a place for a time.</summary>
/// <param name="Region">Division code of the place with all below it; empty for the whole country.</param>
/// <param name="From">First day on which it holds.</param>
/// <param name="To">First day on which it no longer holds; null for as long as no later entry does.</param>
/// <param name="Value"><see cref="int"/>, <see cref="decimal"/> or <see cref="bool"/> by the parameter's unit; null
/// = nobody found it.</param>
/// <param name="Provisional">Whether nobody could confirm it.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Origin">The set whose file holds it.</param>
public sealed record ParameterValue(
    string Region, LocalDate From, LocalDate? To, object? Value, bool Provisional, string Source, RuleSetId Origin);
