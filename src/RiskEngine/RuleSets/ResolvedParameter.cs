using NodaTime;

namespace RiskEngine.RuleSets;

/// <summary>What a parameter is worth for one household on one day, and why.</summary>
/// <param name="Name">Name of the parameter.</param>
/// <param name="Value"><see cref="int"/>, <see cref="decimal"/> or <see cref="bool"/> by its unit; null = nobody
/// found it.</param>
/// <param name="From">First day of the entry used; null when there is none.</param>
/// <param name="Source">Where the value stands, or why there is none.</param>
/// <param name="Provisional">Whether nobody could confirm it for this place and day.</param>
/// <param name="CarriedOver">Whether the entry had expired and nothing has followed it.</param>
public sealed record ResolvedParameter(
    string Name, object? Value, LocalDate? From, string Source, bool Provisional, bool CarriedOver);
