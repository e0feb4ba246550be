using System.Globalization;
using RiskEngine.Households;
using RiskEngine.Language.Binding;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.RuleSets.Checking;

/// <summary>Numbers in expressions that belong into parameters.</summary>
/// <remarks>
/// Free to stand are 0 and 1, the twelve months of a year as a factor, the level of a disability that is asked for as
/// such (a code that happens to be a number), and the digits to round to.
/// </remarks>
internal static class NumberCheck
{
    public static IEnumerable<Diagnostic> Of(CheckedRuleSet set) =>
        from text in set.OwnTexts
        where !text.IsShown
        from constant in Numbers(text.Expression.Root)
        let written = text.Text.Text.Substring(constant.Span.Start, constant.Span.Length)
        select CheckedRuleSet.At(text, constant, CheckMistakes.BareNumber(written));

    private static IEnumerable<BoundConstant> Numbers(BoundNode node) => node switch
    {
        BoundConstant constant => IsFree(constant, 0, 1) ? [] : [constant],
        BoundComparison { Operator: "==" or "!=" } comparison when IsLevel(comparison.Left) || IsLevel(comparison.Right) => [],
        BoundIn list when IsLevel(list.Value) => [],
        BoundArithmetic { Operator: '*' or '/' } product => Parts.Of(product)
            .Where(part => part is not BoundConstant constant || !IsFree(constant, 12)).SelectMany(Numbers),
        BoundMath { Function: MathFunction.Round } math => Numbers(math.Arguments[0]),
        _ => Parts.Of(node).SelectMany(Numbers),
    };

    private static bool IsFree(BoundConstant constant, params decimal[] free) =>
        constant.Value is not (int or long or uint or decimal or double or float)
        || free.Contains(Convert.ToDecimal(constant.Value, CultureInfo.InvariantCulture));

    private static bool IsLevel(BoundNode node) => node switch
    {
        BoundMember member => member.Property.Name == nameof(Member.DisabilityLevel),
        BoundConvert convert => IsLevel(convert.Operand),
        BoundAssumed assumed => IsLevel(assumed.Operand),
        _ => false,
    };
}
