namespace RiskEngine.Cli.FactSheets;

/// <summary>Facts that are reached by one path: of the household, of one of its parts, of each element of a list.</summary>
/// <param name="Path">The path before the name of the fact, such as <c>household.Income</c>.</param>
/// <param name="IsEach">Whether the path is a list, and the facts those of each of its elements.</param>
/// <param name="Meaning">What the part is.</param>
/// <param name="Facts">The facts, in the order of their declaration.</param>
internal sealed record FactPart(string Path, bool IsEach, string Meaning, IReadOnlyList<Fact> Facts);
