using RiskEngine.Language.Text;

namespace RiskEngine.Language.Syntax;

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    Number,
    String,
    Name,
    Symbol,
    End,
}

/// <summary>One word of an expression.</summary>
/// <param name="Text">As written; for a string, its value without quotes and escapes.</param>
internal sealed record Token(TokenKind Kind, string Text, SourceSpan Span)
{
    /// <summary>Whether this is the given operator or bracket.</summary>
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether this is the given word.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Name && Text == word;
}
