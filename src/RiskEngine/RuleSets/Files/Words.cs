namespace RiskEngine.RuleSets.Files;

/// <summary>The closed lists of words that rule files choose from.</summary>
internal static class Words
{
    public static IReadOnlyList<string> Statuses { get; } = ["draft", "published", "retired"];

    public static IReadOnlyList<string> Kinds { get; } = ["flags", "categories", "measures", "steps"];

    public static IReadOnlyList<string> Levels { get; } = ["province", "county"];

    public static IReadOnlyList<string> Lookups { get; } = [nameof(ParameterLookup.PriorYear)];

    public static T? As<T>(string? word)
        where T : struct, Enum => word is null ? null : Enum.Parse<T>(word, ignoreCase: true);
}
