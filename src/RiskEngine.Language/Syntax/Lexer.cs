using System.Text;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Syntax;

/// <summary>Text → tokens. What stock reads and we do not becomes a mistake that names our way to write it.</summary>
internal sealed class Lexer(string text, MistakeList mistakes)
{
    // Longest first, so that `>=` is never read as `>` and `=`.
    private static readonly string[] Symbols =
        ["===", "&&", "||", "??", "?.", "=>", "==", "!=", "<=", ">=", "<>", "=<", "<<", ">>",
            "(", ")", ".", ",", "?", ":", "!", "<", ">", "+", "-", "*", "/", "%", "=", "&", "|"];

    private static readonly Dictionary<char, string> FullWidth = new()
    {
        ['（'] = "(", ['）'] = ")", ['，'] = ",", ['。'] = ".", ['＜'] = "<", ['＞'] = ">", ['＝'] = "==", ['！'] = "!",
        ['：'] = ":", ['？'] = "?", ['＋'] = "+", ['－'] = "-", ['＊'] = "*", ['／'] = "/", ['％'] = "%", ['＆'] = "&&",
        ['｜'] = "||", ['≥'] = ">=", ['≤'] = "<=", ['≠'] = "!=", ['×'] = "*", ['÷'] = "/",
    };

    private readonly List<Token> tokens = [];
    private int at;

    public List<Token> Scan()
    {
        while (at < text.Length)
        {
            var next = text[at];
            if (next is ' ' or '\t' or '\r' or '\n')
            {
                at++;
            }
            else if (next == '"')
            {
                ScanString();
            }
            else if (char.IsAsciiDigit(next))
            {
                ScanNumber();
            }
            else if (char.IsAsciiLetter(next) || next == '_')
            {
                ScanName();
            }
            else
            {
                ScanSymbol();
            }
        }

        tokens.Add(new Token(TokenKind.End, "", new SourceSpan(text.Length, 0)));
        return tokens;
    }

    private void ScanName()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'))
        {
            at++;
        }

        Add(TokenKind.Name, start);
    }

    private void ScanNumber()
    {
        var start = at;
        SkipDigits();
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            SkipDigits();
        }

        if (at < text.Length && text[at] is 'e' or 'E' && HasExponent())
        {
            at += text[at + 1] is '+' or '-' ? 2 : 1;
            SkipDigits();
        }

        while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
        {
            at++;
        }

        Add(TokenKind.Number, start);
    }

    private bool HasExponent()
    {
        var digit = at + 1 < text.Length && text[at + 1] is '+' or '-' ? at + 2 : at + 1;
        return digit < text.Length && char.IsAsciiDigit(text[digit]);
    }

    private void SkipDigits()
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }
    }

    private void ScanString()
    {
        var start = at++;
        var value = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] != '\\')
            {
                value.Append(text[at++]);
            }
            else if (at + 1 < text.Length && text[at + 1] is '"' or '\\')
            {
                value.Append(text[at + 1]);
                at += 2;
            }
            else
            {
                mistakes.Add(new SourceSpan(at, Math.Min(2, text.Length - at)), Mistakes.UnknownEscape());
                at += Math.Min(2, text.Length - at);
            }
        }

        if (at == text.Length)
        {
            mistakes.Add(new SourceSpan(start, at - start), Mistakes.UnclosedText());
        }
        else
        {
            at++;
        }

        tokens.Add(new Token(TokenKind.String, value.ToString(), new SourceSpan(start, at - start)));
    }

    private void ScanSymbol()
    {
        var start = at;
        if (Array.Find(Symbols, symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0) is { } found)
        {
            at += found.Length;
            Add(TokenKind.Symbol, start);
            return;
        }

        // A surrogate pair is one character to the person who typed it.
        at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        var span = new SourceSpan(start, at - start);
        if (FullWidth.TryGetValue(text[start], out var narrow))
        {
            mistakes.Add(span, Mistakes.FullWidthSymbol(text[start], narrow));
            tokens.Add(new Token(TokenKind.Symbol, narrow, span));
            return;
        }

        mistakes.Add(span, text[start] is '\'' or '“' or '”' or '‘' or '’'
            ? Mistakes.WrongQuote(text[start])
            : Mistakes.StrangeCharacter(text.Substring(start, at - start)));
    }

    private void Add(TokenKind kind, int start) =>
        tokens.Add(new Token(kind, text[start..at], new SourceSpan(start, at - start)));
}
