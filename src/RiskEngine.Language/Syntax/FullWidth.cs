namespace RiskEngine.Language.Syntax;

/// <summary>What a Chinese keyboard types where an ASCII character is meant.</summary>
internal static class FullWidth
{
    private static readonly Dictionary<char, string> Others = new()
    {
        ['。'] = ".", ['、'] = ",", ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "!=", ['×'] = "*", ['÷'] = "/", ['－'] = "-", ['—'] = "-",
    };

    /// <summary>The ASCII form of the full-width characters from a place on, and how many of them it stands for.</summary>
    /// <returns>A whole word, or up to three characters of operators; length 0 where no full-width character stands.</returns>
    public static (int Length, string Narrow) Read(string text, int at)
    {
        if (Others.TryGetValue(text[at], out var sign))
        {
            return (1, sign);
        }

        var end = at;
        while (end < text.Length && IsFullWidth(text[end]) && IsWord(text[end]) == IsWord(text[at]) && (IsWord(text[at]) || end < at + 3))
        {
            end++;
        }

        return (end - at, string.Concat(text[at..end].Select(Narrowed)));
    }

    private static bool IsFullWidth(char written) => written is >= '！' and <= '～';

    private static bool IsWord(char written) => char.IsLetterOrDigit(written) || written == '＿';

    private static char Narrowed(char written) => (char)(written - '！' + '!');
}
