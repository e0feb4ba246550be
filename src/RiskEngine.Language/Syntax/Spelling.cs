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

    private static readonly HashSet<string> OperatorWords =
        new(OursByStock.Keys.Concat(["and", "AndAlso", "or", "OrElse", "not", "mod"]), StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> OtherWords = new(
        ["it", "parent", "root", "iif", "isnull", "np", "is", "as", "cast", "new", "in", "true", "false", "null", "Math"],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>Our operator for a stock spelling, or null when the spelling is ours already.</summary>
    public static string? Ours(string symbol) => OursByStock.GetValueOrDefault(symbol);

    /// <summary>Whether a word stands where stock reads a comparison: <c>a eq b</c>.</summary>
    public static bool IsComparisonWord(string word) => OursByStock.ContainsKey(word);

    /// <summary>Whether stock reads a word as an operator, even after a dot.</summary>
    public static bool IsOperatorWord(string word) => OperatorWords.Contains(word);

    /// <summary>Whether stock gives a word a meaning of its own, so that it can name nothing.</summary>
    public static bool IsReserved(string word) => OperatorWords.Contains(word) || OtherWords.Contains(word);
}
