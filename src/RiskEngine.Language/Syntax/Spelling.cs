namespace RiskEngine.Language.Syntax;

/// <summary>What stock RulesEngine also accepts, and how we write it: one way for each thing.</summary>
internal static class Spelling
{
    private static readonly Dictionary<string, string> OursByStock = new(StringComparer.OrdinalIgnoreCase)
    {
        ["="] = "==", ["==="] = "==", ["eq"] = "==", ["equal"] = "==",
        ["<>"] = "!=", ["ne"] = "!=", ["neq"] = "!=", ["notequal"] = "!=",
        ["=<"] = "<=", ["le"] = "<=", ["LessThanEqual"] = "<=", ["lt"] = "<", ["LessThan"] = "<",
        ["=>"] = ">=", ["ge"] = ">=", ["GreaterThanEqual"] = ">=", ["gt"] = ">", ["GreaterThan"] = ">",
    };

    /// <summary>Our operator for a stock spelling, or null when the spelling is ours already.</summary>
    public static string? Ours(string symbol) => OursByStock.GetValueOrDefault(symbol);

    /// <summary>Whether a word stands where stock reads a comparison: <c>a eq b</c>.</summary>
    public static bool IsComparisonWord(string word) => OursByStock.ContainsKey(word);
}
