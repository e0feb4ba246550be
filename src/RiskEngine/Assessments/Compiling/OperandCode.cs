using System.Linq.Expressions;
using RiskEngine.Language.Emitting;

namespace RiskEngine.Assessments.Compiling;

/// <summary>Code that keeps an operand for the explanation.</summary>
internal static class OperandCode
{
    private static readonly Expression Unknown = Expression.Constant(OperandValue.Unknown);

    /// <param name="operand">The operand.</param>
    /// <param name="type">Its type in the language; a condition's code is a number, so the type cannot be read off it.</param>
    public static Expression Of(Operand operand, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        Expression kept = bare == typeof(bool) ? Expression.Call(typeof(OperandValue), nameof(OperandValue.OfTruth), null, operand.Value)
            : bare.IsEnum ? Expression.Call(typeof(OperandValue), nameof(OperandValue.OfCode), [bare], operand.Value)
            : bare == typeof(string) ? Expression.Call(typeof(OperandValue), nameof(OperandValue.Of), null, operand.Value)
            : bare.IsPrimitive || bare == typeof(decimal)
                ? Expression.Call(typeof(OperandValue), nameof(OperandValue.Of), null, Expression.Convert(operand.Value, typeof(decimal)))
            : Unknown;
        return operand.Known is null ? kept : Expression.Condition(operand.Known, kept, Unknown);
    }
}
