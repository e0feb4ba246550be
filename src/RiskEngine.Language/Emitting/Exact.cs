using System.Linq.Expressions;
using System.Numerics;

namespace RiskEngine.Language.Emitting;

/// <summary>Arithmetic that answers "no result" instead of throwing or wrapping: what emitted code calls.</summary>
internal static class Exact
{
    public static MethodCallExpression Call(char symbol, Expression left, Expression right, ParameterExpression result) => Expression.Call(
        typeof(Exact),
        symbol switch { '+' => nameof(Add), '-' => nameof(Subtract), '*' => nameof(Multiply), '/' => nameof(Divide), _ => nameof(Remainder) },
        [result.Type],
        left,
        right,
        result);

    public static bool Add<T>(T left, T right, out T result)
        where T : struct, INumber<T>
    {
        try
        {
            result = checked(left + right);
            return T.IsFinite(result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    public static bool Subtract<T>(T left, T right, out T result)
        where T : struct, INumber<T>
    {
        try
        {
            result = checked(left - right);
            return T.IsFinite(result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    public static bool Multiply<T>(T left, T right, out T result)
        where T : struct, INumber<T>
    {
        try
        {
            result = checked(left * right);
            return T.IsFinite(result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    public static bool Divide<T>(T left, T right, out T result)
        where T : struct, INumber<T>
    {
        if (T.IsZero(right))
        {
            result = default;
            return false;
        }

        try
        {
            result = checked(left / right);
            return T.IsFinite(result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    public static bool Remainder<T>(T left, T right, out T result)
        where T : struct, INumber<T>
    {
        if (T.IsZero(right))
        {
            result = default;
            return false;
        }

        try
        {
            result = left % right;
            return T.IsFinite(result);
        }
        catch (OverflowException)
        {
            result = default;
            return false;
        }
    }

    /// <summary>How far it is from one number to the other; the farthest there is where no number says it.</summary>
    public static decimal Distance<T>(T from, T to)
        where T : struct, INumber<T>
    {
        try
        {
            return decimal.CreateChecked(to) - decimal.CreateChecked(from);
        }
        catch (OverflowException)
        {
            return from < to ? decimal.MaxValue : decimal.MinValue;
        }
    }

    public static bool Abs<T>(T value, out T result)
        where T : struct, INumber<T>
    {
        if (T.IsNegative(value))
        {
            return Subtract(T.Zero, value, out result);
        }

        result = value;
        return true;
    }
}
