namespace RiskEngine.Language.Interpreting;

/// <summary>Arithmetic on boxed numbers of one type: slow and obvious.</summary>
internal static class BoxedArithmetic
{
    /// <summary>The result, or null where there is none: division by zero, or a result that does not fit the type.</summary>
    public static object? Compute(char symbol, object left, object right)
    {
        try
        {
            checked
            {
                return (left, right) switch
                {
                    (decimal a, decimal b) => symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b },
                    (int a, int b) => symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b },
                    (long a, long b) => symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b },
                    (uint a, uint b) => symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b },
                    (ulong a, ulong b) => symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b },
                    (double a, double b) => Finite(symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b }),
                    (float a, float b) => Finite(symbol switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b }),
                    _ => throw new InvalidOperationException($"no arithmetic between {left.GetType().Name} and {right.GetType().Name}"),
                };
            }
        }
        catch (Exception fault) when (fault is DivideByZeroException or OverflowException)
        {
            return null;
        }
    }

    private static object? Finite(double value) => double.IsFinite(value) ? value : null;

    private static object? Finite(float value) => float.IsFinite(value) ? value : null;
}
