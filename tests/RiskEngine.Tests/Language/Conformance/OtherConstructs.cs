using System.Text.RegularExpressions;

namespace RiskEngine.Tests.Language.Conformance;

/// <summary>What an expression of stock uses that our language leaves out on purpose.</summary>
internal static partial class OtherConstructs
{
    private static readonly (string Reason, Regex Pattern)[] Patterns =
    [
        ("keyword operators", Words("and|or|not|mod|eq|equal|ne|neq|notequal|lt|LessThan|le|gt|ge|AndAlso|OrElse")),
        ("another spelling of an operator", new(@"(?<![=!<>])=(?![=>])|<>|(?<!&)&(?!&)|(?<!\|)\|(?!\|)|<<|>>")),
        ("characters", new("'")),
        ("indexers", new(@"[\[\]]")),
        ("context symbols", new(@"[$@^~]")),
        ("methods that we do not have", new(@"\.(?!(Any|All|Count|Sum|Min|Max|Average|Where|Abs|Round|Floor|Ceiling)\()\w+\(")),
        ("functions and casts", new(@"(?<![\w.])(?!in\b)[\w?]+\s*\(")),
        ("a list question without `m => …`", new(@"\.(All|Sum|Average|Where)\((?!\w+ =>)|(?<!Math)\.(Any|Count|Min|Max)\((?!\w+ =>|\))")),
        ("`in` a list that is a fact", new(@"\bin\s+[\w.]")),
        ("texts joined or ordered", new("\"\"\\s*[+<>&\"]|[+<>&]\\s*\"\"")),
    ];

    private static readonly HashSet<string> OurWords = ["h", "k", "true", "false", "null", "in", "Math"];

    /// <summary>The first such construct, or null when there is none.</summary>
    public static string? Find(string expression)
    {
        // `x => …` names an element only inside a list question; elsewhere stock drops the text before it.
        var text = Literal().Replace(expression, "\"\"");
        var parameters = Parameter().Matches(text).Select(match => match.Groups[1].Value).ToHashSet();
        if (Array.Find(Patterns, candidate => candidate.Pattern.IsMatch(text)) is { Reason: { } reason })
        {
            return reason;
        }

        return text.Replace("(m =>", "", StringComparison.Ordinal).Replace("(x =>", "", StringComparison.Ordinal).Contains("=>", StringComparison.Ordinal)
            ? "`=>` outside a list question"
            : Bare().Matches(text).Any(match => !OurWords.Contains(match.Value) && !parameters.Contains(match.Value))
                ? "names without an owner, static types, or another case"
                : null;
    }

    private static Regex Words(string words) => new($@"(?<![\w.])\d*({words})\b", RegexOptions.IgnoreCase);

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\(([a-z]) =>")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"(?<![\w.])[A-Za-z_]\w*")]
    private static partial Regex Bare();
}
