using System.Globalization;
using RiskEngine.Language.Diagnostics;
using RiskEngine.Language.Syntax;

namespace RiskEngine.Language.Binding;

/// <summary>Numbers as written → values of the type that stock gives them.</summary>
internal static class Literals
{
    public static BoundNode Bind(NumberSyntax syntax, MistakeList mistakes)
    {
        if (Read(syntax.Text) is { } value)
        {
            // A suffix fixes the type; stock re-reads a literal only where its author left the type open.
            return new BoundConstant(syntax.Span, value.GetType(), value, IsLiteral: !char.IsLetter(syntax.Text[^1]))
            {
                HasExponent = syntax.Text.Contains('e', StringComparison.OrdinalIgnoreCase),
                Digits = syntax.Text,
            };
        }

        mistakes.Add(syntax.Span, Mistakes.BadNumber(syntax.Text));
        return new BoundError(syntax.Span);
    }

    private static object? Read(string text)
    {
        var digits = text.TrimEnd('m', 'M', 'f', 'F', 'd', 'D', 'U', 'L');
        var isReal = digits.Contains('.', StringComparison.Ordinal) || digits.Contains('e', StringComparison.OrdinalIgnoreCase);
        return text[digits.Length..] switch
        {
            "" => isReal ? Double(digits) : Whole(digits),
            // A decimal with an exponent crashes stock.
            "m" or "M" => digits.Contains('e', StringComparison.OrdinalIgnoreCase) ? null : Decimal(digits),
            "f" or "F" => float.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var single) ? single : null,
            "d" or "D" => Double(digits),
            "U" => uint.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var unsigned) ? unsigned : null,
            "L" => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var big) ? big : null,
            "UL" => ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var bigger) ? bigger : null,
            _ => null,
        };
    }

    private static object? Double(string digits) =>
        double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static object? Decimal(string digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static object? Whole(string digits)
    {
        if (int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        // Stock 1.6.2 wraps negative literals below the smallest int around to a wrong number.
        if (digits.StartsWith('-') || !ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var large))
        {
            return null;
        }

        return large <= uint.MaxValue ? (uint)large : large <= long.MaxValue ? (long)large : large;
    }
}
