using System.Collections.Immutable;

namespace RiskEngine.Language.Reasoning;

/// <summary>What the value of a fact or parameter can still be after some comparisons.</summary>
/// <param name="Low">The lowest number; null for no bound.</param>
/// <param name="High">The highest number; null for no bound.</param>
internal sealed record TermValues(decimal? Low = null, decimal? High = null)
{
    /// <summary>Whether only whole numbers count.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether <see cref="Low"/> itself is excluded.</summary>
    public bool IsAboveLow { get; init; }

    /// <summary>Whether <see cref="High"/> itself is excluded.</summary>
    public bool IsBelowHigh { get; init; }

    /// <summary>The codes, texts or answers that are left; null for numbers, and for texts of any content.</summary>
    public ImmutableHashSet<object>? Left { get; init; }

    /// <summary>Values that it cannot have.</summary>
    public ImmutableHashSet<object> Excluded { get; init; } = [];

    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty =>
        Left is { IsEmpty: true }
        || (Low is { } low && High is { } high
            && (low > high || (low == high && (IsAboveLow || IsBelowHigh || Excluded.Contains(low)))));

    /// <summary>The one number that is left, if there is only one.</summary>
    public decimal? Only => Low is { } low && low == High ? low : null;

    /// <summary>What is left after a comparison with a number.</summary>
    public TermValues Compared(string symbol, decimal number) => symbol switch
    {
        "<" => Below(number, isBelow: true),
        "<=" => Below(number, isBelow: false),
        ">" => Above(number, isAbove: true),
        ">=" => Above(number, isAbove: false),
        "==" => Above(number, isAbove: false).Below(number, isBelow: false),
        _ => this with { Excluded = Excluded.Add(number) },
    };

    /// <summary>What is left after a comparison of a code, text or answer for being the same, or not.</summary>
    public TermValues Compared(bool isSame, object value) => (isSame, Left) switch
    {
        (true, null) => this with { Left = Excluded.Contains(value) ? [] : [value] },
        (true, { } left) => this with { Left = left.Contains(value) ? [value] : [] },
        (false, null) => this with { Excluded = Excluded.Add(value) },
        (false, { } left) => this with { Left = left.Remove(value) },
    };

    private TermValues Below(decimal number, bool isBelow)
    {
        if (IsWhole)
        {
            (number, isBelow) = (isBelow && number == decimal.Floor(number) ? number - 1 : decimal.Floor(number), false);
        }

        return High is { } high && (high < number || (high == number && (IsBelowHigh || !isBelow)))
            ? this
            : this with { High = number, IsBelowHigh = isBelow };
    }

    private TermValues Above(decimal number, bool isAbove)
    {
        if (IsWhole)
        {
            (number, isAbove) =
                (isAbove && number == decimal.Ceiling(number) ? number + 1 : decimal.Ceiling(number), false);
        }

        return Low is { } low && (low > number || (low == number && (IsAboveLow || !isAbove)))
            ? this
            : this with { Low = number, IsAboveLow = isAbove };
    }
}
