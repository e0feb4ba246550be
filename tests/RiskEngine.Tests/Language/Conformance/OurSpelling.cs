using System.Text.RegularExpressions;

namespace RiskEngine.Tests.Language.Conformance;

/// <summary>Stock's other spellings → ours, so that the observed answers of more cases can be held against us.</summary>
internal static class OurSpelling
{
    private static readonly (string Stock, string Ours)[] Spellings =
    [
        (@"(?<![\w.])(?i:and|AndAlso)\b", "&&"), (@"(?<![\w.])(?i:or|OrElse)\b", "||"), (@"(?<![\w.])(?i:not)\s+", "!"), (@"(?<![\w.])mod\b", "%"),
        (@"(?<![=!<>&|])=(?![=>])", "=="), ("<>", "!="), (@"(?<!&)&(?!&)", "&&"), (@"(?<!\|)\|(?!\|)", "||"),
        (@"(?<![\w.])(eq|equal)\b", "=="), (@"(?<![\w.])(ne|neq)\b", "!="), (@"(?<![\w.])(lt|LessThan)\b", "<"), (@"(?<![\w.])le\b", "<="),
        (@"(?<![\w.])gt\b", ">"), (@"(?<![\w.])ge\b", ">="), (@"(?<![\w.])TRUE\b|(?<![\w.])True\b", "true"), ("(?i:(h)\\.region)", "h.Region"),
        (@"\.(Any|All|Count|Sum|Min|Max|Average|Where)\((?![)\w]+ =>|\))", ".$1(m => "),
        (@"(?<![\w.""])(Name|Age|Income|Benefit|Disabled|Status|BirthDate|Sex|Xs|Spouse)\b(?!"")", "m.$1"),
        (@"(?<![\w.])(root|parent)\.Size", "h.Size"), (@"(?<![\w.])(Size)\b", "h.Size"), (@"(?<![\w.])(it|\$)(?![\w=])", "m"),
        (@"\bm\.Size\b", "h.Size"), (@"Math\.(\w+)\(m => ", "Math.$1("), (@"\b(?:isnull)\(([\w.]+), ([\w.]+)\)", "$1 ?? $2"),
        (@"\bnp\((h\.[\w.]+|m\.[\w.]+), ([\w.""-]+)\)", "($1 ?? $2)"), (@"\bnp\((h\.[\w.]+)\)", "$1"), (@"\biif\(([^,]+), ?([^,]+), ?([^,]+)\)", "($1 ? $2 : $3)"),
        (@"decimal\((.+?)\) /", "1m * $1 /"),
    ];

    /// <summary>The expression in our spelling; unchanged where there is nothing to change.</summary>
    public static string Of(string expression) =>
        Spellings.Aggregate(expression, (text, spelling) => Regex.Replace(text, spelling.Stock, spelling.Ours));
}
