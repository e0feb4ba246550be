using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Language.Syntax;

/// <summary>The place in a list of tokens that a parser has come to; never moves past the end.</summary>
internal sealed class TokenReader(List<Token> tokens, MistakeList mistakes)
{
    private int at;

    public Token Current => tokens[at];

    /// <summary>The token after the current one.</summary>
    public Token Following => tokens[Math.Min(at + 1, tokens.Count - 1)];

    /// <summary>Answers the current token and moves on.</summary>
    public Token Next() => Current.Kind == TokenKind.End ? Current : tokens[at++];

    /// <summary>Moves on if the current token is the symbol.</summary>
    public bool Take(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        Next();
        return true;
    }

    /// <summary>Moves past a symbol that must stand here, or reports that it is missing.</summary>
    public Token Expect(string symbol)
    {
        if (Current.Is(symbol))
        {
            return Next();
        }

        mistakes.Add(Current.Span, Mistakes.Expected(symbol, Current.Kind == TokenKind.End ? null : Current.Text));
        return Current;
    }

    /// <summary>Whether the current token is stock's spelling of one of our operators; reports it, so that parsing can go on.</summary>
    public bool IsMistaken(string[] stock, string ours)
    {
        if (Current.Kind is not (TokenKind.Name or TokenKind.Symbol)
            || !Array.Exists(stock, word => string.Equals(word, Current.Text, StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        mistakes.Add(Current.Span, Mistakes.OtherSpelling(Current.Text, ours));
        return true;
    }

    /// <summary>Gives up: what is left is not looked at.</summary>
    public void SkipToEnd() => at = tokens.Count - 1;
}
