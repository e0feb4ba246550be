using System.Buffers;
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

    private static readonly SearchValues<char> Quotes = SearchValues.Create("'“”‘’＂＇「」『』《》");

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
        if (Symbol(text, at) is { } found)
        {
            at += found.Length;
            Add(TokenKind.Symbol, start);
        }
        else if (Quotes.Contains(text[at]))
        {
            ScanWrongQuote();
        }
        else if (!TryScanFullWidth())
        {
            ScanStrange();
        }
    }

    private static string? Symbol(string text, int at) =>
        Array.Find(Symbols, symbol => string.CompareOrdinal(text, at, symbol, 0, symbol.Length) == 0);

    // Read up to the next such quote, so that one mistake is one message.
    private void ScanWrongQuote()
    {
        var start = at++;
        var end = text.AsSpan(at).IndexOfAny(Quotes);
        var value = end < 0 ? "" : text.Substring(at, end);
        at += end + 1;
        var span = new SourceSpan(start, at - start);
        mistakes.Add(span, Mistakes.WrongQuote(text.Substring(start, 1)));
        tokens.Add(new Token(TokenKind.String, value, span));
    }

    private bool TryScanFullWidth()
    {
        var (length, narrow) = FullWidth.Read(text, at);
        var symbol = length == 0 ? null : Symbol(narrow, 0);
        if (length == 0 || (symbol is null && !char.IsAsciiLetterOrDigit(narrow[0])))
        {
            return false;
        }

        var span = new SourceSpan(at, symbol is null || length == 1 ? length : symbol.Length);
        var ours = symbol is null ? narrow : Spelling.Ours(symbol) ?? symbol switch { "&" => "&&", "|" => "||", _ => symbol };
        mistakes.Add(span, Mistakes.FullWidthSymbol(text.Substring(at, span.Length), ours));
        tokens.Add(new Token(
            symbol is not null ? TokenKind.Symbol : char.IsAsciiDigit(narrow[0]) ? TokenKind.Number : TokenKind.Name, ours, span));
        at = span.End;
        return true;
    }

    // A word in another script is one mistake; so is a surrogate pair, which is one character to the person who typed it.
    private void ScanStrange()
    {
        var start = at;
        while (at < text.Length && char.IsLetter(text[at]) && !char.IsAscii(text[at]))
        {
            at++;
        }

        var isWord = at > start;
        if (!isWord)
        {
            at += char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
        }

        var span = new SourceSpan(start, at - start);
        mistakes.Add(span, Mistakes.StrangeCharacter(text.Substring(start, at - start)));
        if (isWord)
        {
            tokens.Add(new Token(TokenKind.Name, text.Substring(start, at - start), span));
        }
    }

    private void Add(TokenKind kind, int start) =>
        tokens.Add(new Token(kind, text[start..at], new SourceSpan(start, at - start)));
}
