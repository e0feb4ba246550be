using System.Globalization;

namespace RiskEngine.Language.Binding;

/// <summary>Where two types meet although no operator stands between them, and how a node becomes another type.</summary>
internal static class Conversions
{
    /// <summary>The type of <c>c ? a : b</c>, or null where stock finds none.</summary>
    public static Type? CommonType(BoundNode yes, BoundNode no)
    {
        if (yes is BoundNull || no is BoundNull)
        {
            return NumberTypes.MadeNullable((yes is BoundNull ? no : yes).Type, nullable: true);
        }

        if (yes.Type == no.Type)
        {
            return yes.Type;
        }

        var nullable = NumberTypes.IsNullable(yes.Type) || NumberTypes.IsNullable(no.Type);
        var bare = NumberTypes.Bare(yes.Type) == NumberTypes.Bare(no.Type) ? NumberTypes.Bare(yes.Type) : NumberTypes.Meeting(yes, no);
        // Stock converts one branch to the other's type, and to nothing else: `int? : decimal` has none.
        return bare is not null && NumberTypes.MadeNullable(bare, nullable) is var type && (type == yes.Type || type == no.Type) ? type : null;
    }

    /// <summary>A node as another type.</summary>
    /// <param name="exactly">Keeps nullability as asked; otherwise an operand keeps its own, as stock's lifted operators do.</param>
    public static BoundNode Converted(BoundNode node, Type type, bool exactly = false)
    {
        if (node is BoundNull)
        {
            return new BoundNull(node.Span, type);
        }

        if (node is BoundConstant constant && node.Type != NumberTypes.Bare(type))
        {
            var bare = NumberTypes.Bare(type);
            // From the digits, because the binary value of 0.1 is not 0.1.
            var value = bare == typeof(decimal) && constant is { IsLiteral: true, Digits: { } digits }
                ? decimal.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture)
                : Convert.ChangeType(constant.Value, bare, CultureInfo.InvariantCulture);
            return constant with { Type = bare, Value = value };
        }

        var wanted = exactly ? type : NumberTypes.MadeNullable(type, NumberTypes.IsNullable(node.Type));
        return node.Type == wanted || node is BoundConstant ? node : new BoundConvert(node.Span, node, wanted);
    }
}
