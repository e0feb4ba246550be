using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Syntax;

/// <summary>Tokens → tree, loosest operator first, with stock's precedence. Goes on after a mistake, to find the next one.</summary>
internal sealed class Parser(List<Token> tokens, MistakeList mistakes)
{
    private static readonly HashSet<string> Comparisons = ["==", "!=", "<", "<=", ">", ">=", "=", "<>", "=<", "===", "=>"];

    private int at;
    private int depth;

    private Token Current => tokens[at];

    public SyntaxNode ParseWhole()
    {
        var node = ParseExpression();
        if (Current.Kind != TokenKind.End)
        {
            mistakes.Add(Current.Span, Mistakes.Unexpected(Current.Text));
        }

        return node;
    }

    private SyntaxNode ParseExpression()
    {
        if (++depth > ExpressionLimits.Depth)
        {
            mistakes.Add(Current.Span, Mistakes.TooDeep(ExpressionLimits.Depth));
            at = tokens.Count - 1;
            return new MissingSyntax(Current.Span);
        }

        var node = ParseConditional();
        depth--;
        return node;
    }

    private SyntaxNode ParseConditional()
    {
        var condition = ParseCoalesce();
        if (!Take("?"))
        {
            return condition;
        }

        var yes = ParseExpression();
        Expect(":");
        var no = ParseExpression();
        return Checked(new ConditionalSyntax(SourceSpan.Cover(condition.Span, no.Span), condition, yes, no));
    }

    private SyntaxNode ParseCoalesce()
    {
        var left = ParseOr();
        var symbol = Current;
        if (!Take("??"))
        {
            return left;
        }

        // As in stock, the right side reaches as far as a whole conditional.
        var right = ParseExpression();
        return Checked(new BinarySyntax(SourceSpan.Cover(left.Span, right.Span), left, "??", symbol.Span, right));
    }

    private SyntaxNode ParseOr() => ParseChain(ParseAnd, "||", "|", "or", "OrElse");

    private SyntaxNode ParseAnd() => ParseChain(ParseIn, "&&", "&", "and", "AndAlso");

    private SyntaxNode ParseChain(Func<SyntaxNode> operand, string symbol, params string[] mistaken)
    {
        var left = operand();
        while (Current.Is(symbol) || IsMistaken(mistaken, symbol))
        {
            var written = Next();
            var right = operand();
            left = Checked(new BinarySyntax(SourceSpan.Cover(left.Span, right.Span), left, symbol, written.Span, right));
        }

        return left;
    }

    private SyntaxNode ParseIn()
    {
        var value = ParseComparison();
        if (!Current.IsWord("in"))
        {
            return value;
        }

        Next();
        if (!Current.Is("("))
        {
            mistakes.Add(Current.Span, Mistakes.InNeedsItems());
            return value;
        }

        var (items, end) = ParseArguments(ParseExpression);
        if (items.Count > ExpressionLimits.Items)
        {
            mistakes.Add(end.Span, Mistakes.TooManyItems(items.Count, ExpressionLimits.Items));
        }

        return Checked(new InSyntax(SourceSpan.Cover(value.Span, end.Span), value, items));
    }

    private SyntaxNode ParseComparison()
    {
        var left = ParseSum();
        while ((Current.Kind == TokenKind.Symbol && Comparisons.Contains(Current.Text)) || IsWordComparison())
        {
            var symbol = Next();
            var right = ParseSum();
            var written = ComparisonFor(symbol);
            left = Checked(new BinarySyntax(SourceSpan.Cover(left.Span, right.Span), left, written, symbol.Span, right));
        }

        return left;
    }

    private string ComparisonFor(Token symbol)
    {
        if (Spelling.Ours(symbol.Text) is not { } ours)
        {
            return symbol.Text;
        }

        mistakes.Add(symbol.Span, Mistakes.OtherSpelling(symbol.Text, ours));
        return ours;
    }

    private SyntaxNode ParseSum() => ParseLeft(ParseProduct, "+", "-");

    private SyntaxNode ParseProduct() => ParseLeft(ParseUnary, "*", "/", "%");

    private SyntaxNode ParseLeft(Func<SyntaxNode> operand, params string[] symbols)
    {
        var left = operand();
        while (symbols.Any(Current.Is))
        {
            var symbol = Next();
            var right = operand();
            left = Checked(new BinarySyntax(SourceSpan.Cover(left.Span, right.Span), left, symbol.Text, symbol.Span, right));
        }

        return left;
    }

    private SyntaxNode ParseUnary()
    {
        var symbol = Current;
        if (!symbol.Is("!") && !symbol.Is("-") && !IsMistaken(["not"], "!"))
        {
            return ParsePostfix();
        }

        Next();
        if (symbol.Is("-") && Current.Kind == TokenKind.Number && Current.Span.Start == symbol.Span.End)
        {
            var number = Next();
            return ParseTail(new NumberSyntax(SourceSpan.Cover(symbol.Span, number.Span), "-" + number.Text));
        }

        if (++depth > ExpressionLimits.Depth)
        {
            mistakes.Add(symbol.Span, Mistakes.TooDeep(ExpressionLimits.Depth));
            at = tokens.Count - 1;
            return new MissingSyntax(Current.Span);
        }

        var operand = ParseUnary();
        depth--;
        return Checked(new UnarySyntax(SourceSpan.Cover(symbol.Span, operand.Span), symbol.Is("-") ? "-" : "!", operand));
    }

    private SyntaxNode ParsePostfix() => ParseTail(ParsePrimary());

    private SyntaxNode ParseTail(SyntaxNode node)
    {
        while (Current.Is(".") || Current.Is("?."))
        {
            if (Next() is { Text: "?." } dot)
            {
                mistakes.Add(dot.Span, Mistakes.OtherSpelling("?.", "."));
            }

            if (Current.Kind != TokenKind.Name)
            {
                mistakes.Add(Current.Span, Mistakes.NameExpected());
                return node;
            }

            var name = Next();
            if (Current.Is("("))
            {
                var (arguments, end) = ParseArguments(ParseArgument);
                node = Checked(new CallSyntax(SourceSpan.Cover(node.Span, end.Span), node, name.Text, name.Span, arguments));
            }
            else
            {
                node = Checked(new MemberSyntax(SourceSpan.Cover(node.Span, name.Span), node, name.Text, name.Span));
            }
        }

        return node;
    }

    private SyntaxNode ParsePrimary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new NumberSyntax(Next().Span, token.Text);
            case TokenKind.String:
                return new TextSyntax(Next().Span, token.Text);
            case TokenKind.Name when token.Text is "true" or "false" or "null":
                return new WordSyntax(Next().Span, token.Text == "null" ? null : token.Text == "true");
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Symbol when token.Text == "(":
                Next();
                var inner = ParseExpression();
                var close = Expect(")");
                return Checked(new BracketSyntax(SourceSpan.Cover(token.Span, close.Span), inner));
            default:
                mistakes.Add(token.Span, Mistakes.ExpressionExpected(token.Kind == TokenKind.End ? null : token.Text));
                // Brackets and commas belong to whoever opened them; anything else would only be met again.
                if (token.Kind == TokenKind.Symbol && token.Text is not (")" or "," or ":"))
                {
                    Next();
                }

                return new MissingSyntax(token.Span);
        }
    }

    private SyntaxNode ParseName()
    {
        var name = Next();
        if (!Current.Is("("))
        {
            return new NameSyntax(name.Span, name.Text);
        }

        mistakes.Add(name.Span, Mistakes.UnknownFunction(name.Text));
        var (_, end) = ParseArguments(ParseArgument);
        return new MissingSyntax(SourceSpan.Cover(name.Span, end.Span));
    }

    private SyntaxNode ParseArgument()
    {
        if (Current.Kind != TokenKind.Name || !tokens[at + 1].Is("=>"))
        {
            return ParseExpression();
        }

        var parameter = Next();
        Next();
        var body = ParseExpression();
        return Checked(new LambdaSyntax(SourceSpan.Cover(parameter.Span, body.Span), parameter.Text, body));
    }

    private (List<SyntaxNode> Arguments, Token End) ParseArguments(Func<SyntaxNode> argument)
    {
        Next();
        List<SyntaxNode> arguments = [];
        if (!Current.Is(")"))
        {
            do
            {
                arguments.Add(argument());
            }
            while (Take(","));
        }

        return (arguments, Expect(")"));
    }

    private bool IsWordComparison() => Current.Kind == TokenKind.Name && Spelling.IsComparisonWord(Current.Text);

    private bool IsMistaken(string[] mistaken, string ours)
    {
        if (!Array.Exists(mistaken, word => string.Equals(word, Current.Text, StringComparison.OrdinalIgnoreCase))
            || Current.Kind is not (TokenKind.Name or TokenKind.Symbol))
        {
            return false;
        }

        mistakes.Add(Current.Span, Mistakes.OtherSpelling(Current.Text, ours));
        return true;
    }

    private SyntaxNode Checked(SyntaxNode node)
    {
        if (node.Depth <= ExpressionLimits.Depth)
        {
            return node;
        }

        mistakes.Add(Current.Span, Mistakes.TooDeep(ExpressionLimits.Depth));
        at = tokens.Count - 1;
        return new MissingSyntax(Current.Span);
    }

    private Token Next() => tokens[at].Kind == TokenKind.End ? tokens[at] : tokens[at++];

    private bool Take(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        Next();
        return true;
    }

    private Token Expect(string symbol)
    {
        if (Current.Is(symbol))
        {
            return Next();
        }

        mistakes.Add(Current.Span, Mistakes.Expected(symbol, Current.Kind == TokenKind.End ? null : Current.Text));
        return Current;
    }
}
