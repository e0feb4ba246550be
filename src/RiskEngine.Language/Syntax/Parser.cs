using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Syntax;

/// <summary>Tokens → tree, loosest operator first, with stock's precedence. Goes on after a mistake, to find the next one.</summary>
internal sealed class Parser(List<Token> tokens, MistakeList mistakes)
{
    private static readonly HashSet<string> Comparisons = ["==", "!=", "<", "<=", ">", ">=", "=", "<>", "=<", "===", "=>"];

    private readonly TokenReader reader = new(tokens, mistakes);
    private int depth;

    private Token Current => reader.Current;

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
            return TooDeep();
        }

        var node = ParseConditional();
        depth--;
        return node;
    }

    private SyntaxNode ParseConditional()
    {
        var condition = ParseCoalesce();
        if (!reader.Take("?"))
        {
            return condition;
        }

        var yes = ParseExpression();
        reader.Expect(":");
        var no = ParseExpression();
        return Checked(new ConditionalSyntax(SourceSpan.Cover(condition.Span, no.Span), condition, yes, no));
    }

    private SyntaxNode ParseCoalesce()
    {
        var left = ParseOr();
        var symbol = Current;
        if (!reader.Take("??"))
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
        while (Current.Is(symbol) || reader.IsMistaken(mistaken, symbol))
        {
            var written = reader.Next();
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

        reader.Next();
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
            var symbol = reader.Next();
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
        while (symbols.Any(Current.Is) || (symbols.Contains("%") && reader.IsMistaken(["mod"], "%")))
        {
            var symbol = reader.Next();
            var right = operand();
            var written = symbol.Kind == TokenKind.Name ? "%" : symbol.Text;
            left = Checked(new BinarySyntax(SourceSpan.Cover(left.Span, right.Span), left, written, symbol.Span, right));
        }

        return left;
    }

    private SyntaxNode ParseUnary()
    {
        var symbol = Current;
        if (!symbol.Is("!") && !symbol.Is("-") && !reader.IsMistaken(["not"], "!"))
        {
            return ParsePostfix();
        }

        reader.Next();
        if (symbol.Is("-") && Current.Kind == TokenKind.Number && Current.Span.Start == symbol.Span.End)
        {
            var number = reader.Next();
            return ParseTail(new NumberSyntax(SourceSpan.Cover(symbol.Span, number.Span), "-" + number.Text));
        }

        if (++depth > ExpressionLimits.Depth)
        {
            return TooDeep();
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
            if (reader.Next() is { Text: "?." } dot)
            {
                mistakes.Add(dot.Span, Mistakes.OtherSpelling("?.", "."));
            }

            if (Current.Kind != TokenKind.Name)
            {
                mistakes.Add(Current.Span, Mistakes.NameExpected());
                return node;
            }

            var name = reader.Next();
            if (Spelling.IsOperatorWord(name.Text))
            {
                mistakes.Add(name.Span, Mistakes.ReservedName(name.Text));
            }

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
                return new NumberSyntax(reader.Next().Span, token.Text);
            case TokenKind.String:
                return new TextSyntax(reader.Next().Span, token.Text);
            case TokenKind.Name when token.Text is "true" or "false" or "null":
                return new WordSyntax(reader.Next().Span, token.Text == "null" ? null : token.Text == "true");
            case TokenKind.Name:
                return ParseName();
            case TokenKind.Symbol when token.Text == "(":
                reader.Next();
                var inner = ParseExpression();
                var close = reader.Expect(")");
                return Checked(new BracketSyntax(SourceSpan.Cover(token.Span, close.Span), inner));
            default:
                mistakes.Add(token.Span, Mistakes.ExpressionExpected(token.Kind == TokenKind.End ? null : token.Text));
                // Brackets and commas belong to whoever opened them; anything else would only be met again.
                if (token.Kind == TokenKind.Symbol && token.Text is not (")" or "," or ":"))
                {
                    reader.Next();
                }

                return new MissingSyntax(token.Span);
        }
    }

    private SyntaxNode ParseName()
    {
        var name = reader.Next();
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
        if (Current.Kind != TokenKind.Name || !reader.Following.Is("=>"))
        {
            return ParseExpression();
        }

        var parameter = reader.Next();
        if (Spelling.IsReserved(parameter.Text))
        {
            mistakes.Add(parameter.Span, Mistakes.ReservedName(parameter.Text));
        }

        reader.Next();
        var body = ParseExpression();
        return Checked(new LambdaSyntax(SourceSpan.Cover(parameter.Span, body.Span), parameter.Text, body));
    }

    private (List<SyntaxNode> Arguments, Token End) ParseArguments(Func<SyntaxNode> argument)
    {
        reader.Next();
        List<SyntaxNode> arguments = [];
        if (!Current.Is(")"))
        {
            do
            {
                arguments.Add(argument());
            }
            while (reader.Take(","));
        }

        return (arguments, reader.Expect(")"));
    }

    private bool IsWordComparison() => Current.Kind == TokenKind.Name && Spelling.IsComparisonWord(Current.Text);

    private SyntaxNode Checked(SyntaxNode node) => node.Depth <= ExpressionLimits.Depth ? node : TooDeep();

    private MissingSyntax TooDeep()
    {
        mistakes.Add(Current.Span, Mistakes.TooDeep(ExpressionLimits.Depth));
        reader.SkipToEnd();
        return new MissingSyntax(Current.Span);
    }
}
