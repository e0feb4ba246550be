using System.Collections.Immutable;

namespace RiskEngine.Language.Reasoning;

/// <summary>What has to hold of each fact on one way through a condition; immutable, so that other ways can be tried.</summary>
internal sealed class Situation
{
    private readonly ImmutableDictionary<string, TermValues> values;
    private readonly ImmutableDictionary<string, bool> missing;

    // For two facts compared with each other whether the first can still be less, the same or more.
    private readonly ImmutableDictionary<(string First, string Second), Orders> orders;

    private Situation(
        ImmutableDictionary<string, TermValues> values,
        ImmutableDictionary<string, bool> missing,
        ImmutableDictionary<(string First, string Second), Orders> orders) =>
        (this.values, this.missing, this.orders) = (values, missing, orders);

    [Flags]
    private enum Orders
    {
        None = 0,
        Less = 1,
        Same = 2,
        More = 4,
    }

    public static Situation Empty { get; } = new(
        ImmutableDictionary<string, TermValues>.Empty,
        ImmutableDictionary<string, bool>.Empty,
        ImmutableDictionary<(string First, string Second), Orders>.Empty);

    public TermValues ValuesOf(string term, TermValues initial) => values.GetValueOrDefault(term, initial);

    /// <summary>With a decided comparison of the term, so that it is not missing; null when nothing is left.</summary>
    public Situation? With(string term, TermValues initial, Func<TermValues, TermValues> narrowed)
    {
        var left = narrowed(ValuesOf(term, initial));
        return left.IsEmpty ? null : new Situation(values.SetItem(term, left), missing, orders).WithMissing(term, false);
    }

    /// <summary>With the term missing, or there; null when it has to be the other.</summary>
    public Situation? WithMissing(string term, bool isMissing) =>
        missing.TryGetValue(term, out var before) && before != isMissing ? null
            : new Situation(values, missing.SetItem(term, isMissing), orders);

    /// <summary>With two terms in an order; null when they have to be in another.</summary>
    public Situation? WithOrder(string first, string symbol, string second)
    {
        var allowed = symbol switch
        {
            "<" => Orders.Less,
            "<=" => Orders.Less | Orders.Same,
            ">" => Orders.More,
            ">=" => Orders.More | Orders.Same,
            "==" => Orders.Same,
            _ => Orders.Less | Orders.More,
        };
        if (string.CompareOrdinal(first, second) > 0)
        {
            (first, second) = (second, first);
            allowed = (allowed & Orders.Same) | (allowed.HasFlag(Orders.Less) ? Orders.More : 0)
                | (allowed.HasFlag(Orders.More) ? Orders.Less : 0);
        }

        var any = first == second ? Orders.Same : Orders.Less | Orders.Same | Orders.More;
        var left = orders.GetValueOrDefault((first, second), any) & allowed;
        return left == Orders.None ? null : new Situation(values, missing, orders.SetItem((first, second), left));
    }
}
