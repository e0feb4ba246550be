using RiskEngine.Language.Text;

namespace RiskEngine.Language.Syntax;

/// <summary>The shape of an expression as written, before names mean anything. Closed: these records are the language.</summary>
/// <param name="Depth">Levels below this node, itself included: what bounds every walk over the tree.</param>
internal abstract record SyntaxNode(SourceSpan Span, int Depth);

/// <summary>A place where an expression should have stood; its mistake is already reported.</summary>
internal sealed record MissingSyntax(SourceSpan Span) : SyntaxNode(Span, 1);

/// <summary>A number as written, sign included where one stands directly before it: <c>-0.5m</c>.</summary>
internal sealed record NumberSyntax(SourceSpan Span, string Text) : SyntaxNode(Span, 1);

/// <summary>A text in double quotes.</summary>
internal sealed record TextSyntax(SourceSpan Span, string Value) : SyntaxNode(Span, 1);

/// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
internal sealed record WordSyntax(SourceSpan Span, bool? Value) : SyntaxNode(Span, 1);

/// <summary>A bare name: <c>household</c>, <c>netIncome</c>, <c>m</c>.</summary>
internal sealed record NameSyntax(SourceSpan Span, string Name) : SyntaxNode(Span, 1);

/// <summary>A member of its owner: <c>household.Size</c>.</summary>
internal sealed record MemberSyntax(SourceSpan Span, SyntaxNode Owner, string Name, SourceSpan NameSpan)
    : SyntaxNode(Span, Owner.Depth + 1);

/// <summary>A call on its owner: <c>household.Members.Any(m => …)</c>, <c>Math.Min(a, b)</c>.</summary>
internal sealed record CallSyntax(
    SourceSpan Span, SyntaxNode Owner, string Name, SourceSpan NameSpan, IReadOnlyList<SyntaxNode> Arguments)
    : SyntaxNode(Span, 1 + Math.Max(Owner.Depth, Arguments.Count == 0 ? 0 : Arguments.Max(argument => argument.Depth)));

/// <summary>A condition or value for each element: <c>m => m.Age &lt; 6</c>. Only stands as an argument.</summary>
internal sealed record LambdaSyntax(SourceSpan Span, string Parameter, SyntaxNode Body) : SyntaxNode(Span, Body.Depth + 1);

/// <summary><c>!</c> or <c>-</c> before an operand.</summary>
internal sealed record UnarySyntax(SourceSpan Span, string Operator, SyntaxNode Operand) : SyntaxNode(Span, Operand.Depth + 1);

/// <summary>Two operands around an operator.</summary>
internal sealed record BinarySyntax(SourceSpan Span, SyntaxNode Left, string Operator, SourceSpan OperatorSpan, SyntaxNode Right)
    : SyntaxNode(Span, 1 + Math.Max(Left.Depth, Right.Depth));

/// <summary>A value and the items it is looked up in: <c>x in ("A", "B")</c>.</summary>
internal sealed record InSyntax(SourceSpan Span, SyntaxNode Value, IReadOnlyList<SyntaxNode> Items)
    : SyntaxNode(Span, 1 + Math.Max(Value.Depth, Items.Count == 0 ? 0 : Items.Max(item => item.Depth)));

/// <summary><c>condition ? a : b</c>.</summary>
internal sealed record ConditionalSyntax(SourceSpan Span, SyntaxNode Condition, SyntaxNode Yes, SyntaxNode No)
    : SyntaxNode(Span, 1 + Math.Max(Condition.Depth, Math.Max(Yes.Depth, No.Depth)));

/// <summary>Brackets. Kept, because stock re-reads a literal only when it is bare or bracketed.</summary>
internal sealed record BracketSyntax(SourceSpan Span, SyntaxNode Inner) : SyntaxNode(Span, Inner.Depth + 1);
