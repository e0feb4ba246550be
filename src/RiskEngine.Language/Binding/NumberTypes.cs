using System.Globalization;

namespace RiskEngine.Language.Binding;

/// <summary>Which number types meet in which, as stock RulesEngine decides it.</summary>
internal static class NumberTypes
{
    private static readonly HashSet<Type> Whole =
        [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong)];

    public static Type Bare(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    public static bool IsNullable(Type type) => Nullable.GetUnderlyingType(type) is not null;

    public static bool IsWhole(Type type) => Whole.Contains(Bare(type));

    public static bool IsNumber(Type type) =>
        IsWhole(type) || Bare(type) == typeof(decimal) || Bare(type) == typeof(double) || Bare(type) == typeof(float);

    public static Type MadeNullable(Type type, bool nullable) =>
        nullable && type.IsValueType && !IsNullable(type) ? typeof(Nullable<>).MakeGenericType(type) : type;

    /// <summary>The type in which two operands meet, without nullability, or null where stock refuses the pair.</summary>
    public static Type? Meeting(BoundNode left, BoundNode right)
    {
        var (first, second) = (Bare(left.Type), Bare(right.Type));
        if (!IsNumber(first) || !IsNumber(second))
        {
            return null;
        }

        if (first == typeof(decimal) || second == typeof(decimal))
        {
            return MeetsDecimal(left) && MeetsDecimal(right) ? typeof(decimal) : null;
        }

        if (first == typeof(double) || second == typeof(double))
        {
            // `int? / 2.0` is ambiguous in stock (double? or decimal?), `int / 2.0` is not.
            return IsNullableWhole(left) || IsNullableWhole(right) ? null : typeof(double);
        }

        return first == typeof(float) || second == typeof(float) ? typeof(float) : MeetingOfWhole(left, right);
    }

    private static bool MeetsDecimal(BoundNode node)
    {
        var type = Bare(node.Type);
        return type == typeof(decimal) || IsWhole(type)
            || (node is BoundConstant { IsLiteral: true, HasExponent: false, Digits: { } digits } && type == typeof(double)
                && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
    }

    private static bool IsNullableWhole(BoundNode node) => IsNullable(node.Type) && IsWhole(node.Type);

    private static Type? MeetingOfWhole(BoundNode left, BoundNode right)
    {
        var (first, second) = (Promoted(left, right), Promoted(right, left));
        if (first == second)
        {
            return first;
        }

        if (first == typeof(ulong) || second == typeof(ulong))
        {
            var other = first == typeof(ulong) ? second : first;
            return other == typeof(uint) ? typeof(ulong) : null;
        }

        return typeof(long);
    }

    // A literal takes the other side's type when that holds its value; small types are computed as int.
    private static Type Promoted(BoundNode node, BoundNode other)
    {
        var type = Bare(node.Type);
        if (node is BoundConstant { IsLiteral: true } literal && IsWhole(other.Type))
        {
            var wanted = Widened(Bare(other.Type));
            return Fits(literal.Value, wanted) ? wanted : Widened(type);
        }

        return Widened(type);
    }

    private static Type Widened(Type type) =>
        type == typeof(uint) || type == typeof(long) || type == typeof(ulong) ? type : typeof(int);

    private static bool Fits(object value, Type type)
    {
        var number = Convert.ToDecimal(value, CultureInfo.InvariantCulture);
        return type == typeof(int) ? number is >= int.MinValue and <= int.MaxValue
            : type == typeof(uint) ? number is >= 0 and <= uint.MaxValue
            : type == typeof(long) ? number is >= long.MinValue and <= long.MaxValue
            : number is >= 0 and <= ulong.MaxValue;
    }
}
