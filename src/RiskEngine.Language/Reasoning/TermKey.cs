using System.Globalization;
using RiskEngine.Language.Binding;

namespace RiskEngine.Language.Reasoning;

/// <summary>Names what a node reads, so that the same fact is recognised wherever an expression reads it.</summary>
internal static class TermKey
{
    /// <summary>
    /// The key of a node. Elements are numbered by the depth of their lambda, so that its name does not matter.
    /// </summary>
    public static string Of(BoundNode node) => Of(node, []);

    /// <summary>A node without what only changes its number type.</summary>
    public static BoundNode Bare(BoundNode node) => node switch
    {
        BoundConvert convert => Bare(convert.Operand),
        BoundAssumed assumed => Bare(assumed.Operand),
        _ => node,
    };

    private static string Of(BoundNode node, IReadOnlyList<Element> elements) => Bare(node) switch
    {
        BoundConstant constant => string.Create(CultureInfo.InvariantCulture, $"{Value(constant.Value)}"),
        BoundVariable variable => variable.Variable.Path,
        BoundElement element => Place(element.Element, elements),
        BoundMember member => $"{Of(member.Owner, elements)}.{member.Property.Name}",
        BoundAggregate { Body: { } body } list =>
            $"{list.Kind}({Of(list.List, elements)}:{Of(body, [.. elements, list.Element])})",
        BoundWhere where => $"Where({Of(where.List, elements)}:{Of(where.Condition, [.. elements, where.Element])})",
        var bare => $"{Kind(bare)}({string.Join(',', Parts.Of(bare).Select(part => Of(part, elements)))})",
    };

    private static string Place(Element element, IReadOnlyList<Element> elements)
    {
        for (var place = 0; place < elements.Count; place++)
        {
            if (ReferenceEquals(elements[place], element))
            {
                return string.Create(CultureInfo.InvariantCulture, $"#{place}");
            }
        }

        return element.Name;
    }

    private static string Kind(BoundNode node) => node switch
    {
        BoundArithmetic sum => sum.Operator.ToString(),
        BoundComparison comparison => comparison.Operator,
        BoundLogical logical => logical.IsAnd ? "&&" : "||",
        BoundMath math => math.Function.ToString(),
        BoundAggregate list => list.Kind.ToString(),
        BoundNullCheck check => check.IsMissing ? "==null" : "!=null",
        _ => node.GetType().Name,
    };

    private static object Value(object value) => value is string text ? $"\"{text}\"" : value;
}
