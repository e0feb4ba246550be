using System.Reflection;
using RiskEngine.Language.Text;

namespace RiskEngine.Language.Binding;

/// <summary>An expression whose names and types are known. Closed: the interpreter and the emitter switch over these records.</summary>
/// <param name="Type">The type that stock RulesEngine gives it: nullable only where stock's is; any value may still be unknown.</param>
internal abstract record BoundNode(SourceSpan Span, Type Type);

/// <summary>A mistake that is already reported; swallows the mistakes that would only follow from it.</summary>
internal sealed record BoundError(SourceSpan Span) : BoundNode(Span, typeof(void));

/// <summary>A literal value.</summary>
/// <param name="IsLiteral">Whether stock may re-read it as another number type: bare or bracketed, not computed.</param>
internal sealed record BoundConstant(SourceSpan Span, Type Type, object Value, bool IsLiteral = false) : BoundNode(Span, Type)
{
    /// <summary>Whether it was written with an exponent, which stock cannot re-read as decimal.</summary>
    public bool HasExponent { get; init; }

    /// <summary>The digits as written, from which an exact number is read; null for texts, codes and words.</summary>
    public string? Digits { get; init; }
}

/// <summary>The word <c>null</c>; only stands beside <c>==</c>, <c>!=</c> and in <c>?:</c>.</summary>
internal sealed record BoundNull(SourceSpan Span, Type Type) : BoundNode(Span, Type);

/// <summary>A variable of the scope.</summary>
internal sealed record BoundVariable(SourceSpan Span, Variable Variable) : BoundNode(Span, Variable.Type);

/// <summary>The element that a lambda is about.</summary>
internal sealed record BoundElement(SourceSpan Span, Element Element) : BoundNode(Span, Element.Type);

/// <summary>The parameter of one lambda; two lambdas never share one, even under the same name.</summary>
internal sealed class Element(string name, Type type)
{
    public string Name { get; } = name;

    public Type Type { get; } = type;
}

/// <summary>A property of its owner.</summary>
internal sealed record BoundMember(SourceSpan Span, BoundNode Owner, PropertyInfo Property, bool CanBeNull)
    : BoundNode(Span, Property.PropertyType);

/// <summary>The number of elements of a list.</summary>
internal sealed record BoundLength(SourceSpan Span, BoundNode List) : BoundNode(Span, typeof(int));

/// <summary>A number as another number type; never loses a digit.</summary>
internal sealed record BoundConvert(SourceSpan Span, BoundNode Operand, Type Type) : BoundNode(Span, Type);

/// <summary>A value that stock calls not nullable although it may be unknown: <c>x.Value</c>.</summary>
internal sealed record BoundAssumed(SourceSpan Span, BoundNode Operand, Type Type) : BoundNode(Span, Type);

/// <summary><c>-x</c>.</summary>
internal sealed record BoundNegate(SourceSpan Span, BoundNode Operand) : BoundNode(Span, Operand.Type);

/// <summary><c>!x</c>.</summary>
internal sealed record BoundNot(SourceSpan Span, BoundNode Operand) : BoundNode(Span, Operand.Type);

/// <summary><c>+ - * / %</c> on two operands of the same number type.</summary>
internal sealed record BoundArithmetic(SourceSpan Span, BoundNode Left, char Operator, BoundNode Right, Type Type)
    : BoundNode(Span, Type);

/// <summary>A comparison of two operands of the same type.</summary>
internal sealed record BoundComparison(SourceSpan Span, BoundNode Left, string Operator, BoundNode Right)
    : BoundNode(Span, typeof(bool));

/// <summary><c>x == null</c> or <c>x != null</c>: the only two-valued question about a missing value.</summary>
internal sealed record BoundNullCheck(SourceSpan Span, BoundNode Operand, bool IsMissing) : BoundNode(Span, typeof(bool));

/// <summary><c>&amp;&amp;</c> or <c>||</c>.</summary>
internal sealed record BoundLogical(SourceSpan Span, BoundNode Left, bool IsAnd, BoundNode Right, Type Type) : BoundNode(Span, Type);

/// <summary><c>x in (…)</c>: equal to one of the items.</summary>
/// <param name="Tests">The value, converted where it must be, compared with each item; the value itself is evaluated once.</param>
internal sealed record BoundIn(SourceSpan Span, BoundNode Value, IReadOnlyList<BoundComparison> Tests) : BoundNode(Span, typeof(bool));

/// <summary><c>condition ? a : b</c>.</summary>
internal sealed record BoundConditional(SourceSpan Span, BoundNode Condition, BoundNode Yes, BoundNode No, Type Type)
    : BoundNode(Span, Type);

/// <summary><c>a ?? b</c>.</summary>
internal sealed record BoundCoalesce(SourceSpan Span, BoundNode Left, BoundNode Right, Type Type) : BoundNode(Span, Type);

/// <summary>A function of <c>Math</c> on operands of one number type.</summary>
internal sealed record BoundMath(SourceSpan Span, MathFunction Function, IReadOnlyList<BoundNode> Arguments, Type Type)
    : BoundNode(Span, Type);

/// <summary>The functions of <c>Math</c>.</summary>
internal enum MathFunction
{
    Min,
    Max,
    Abs,
    Round,
    Floor,
    Ceiling,
}

/// <summary>The elements of a list for which a condition is met.</summary>
internal sealed record BoundWhere(SourceSpan Span, BoundNode List, Element Element, BoundNode Condition)
    : BoundNode(Span, List.Type);

/// <summary>One answer about a whole list.</summary>
/// <param name="Body">The condition or value for each element; null for <c>Any()</c>, <c>Count()</c>.</param>
internal sealed record BoundAggregate(
    SourceSpan Span, Aggregate Kind, BoundNode List, Element Element, BoundNode? Body, Type Type) : BoundNode(Span, Type);

/// <summary>The questions about a whole list.</summary>
internal enum Aggregate
{
    Any,
    All,
    Count,
    Sum,
    Min,
    Max,
    Average,
}
