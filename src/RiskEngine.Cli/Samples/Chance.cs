namespace RiskEngine.Cli.Samples;

/// <summary>A seeded source of chance that gives the same numbers on every machine and runtime: SplitMix64.</summary>
/// <remarks>
/// Written from the published definition (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014). Only integers are used, because floating point may round differently elsewhere.
/// </remarks>
internal sealed class Chance
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong state;

    public Chance(ulong state = 0) => this.state = state;

    /// <summary>Starts the stream of one household, wherever the stream stood before.</summary>
    /// <remarks>
    /// The number goes through the mixer a second time: adding it to the state alone would make the stream of
    /// household 8 the stream of household 7 without its first draw.
    /// </remarks>
    public void Start(ulong seed, long number) => state = Mix(unchecked(Mix(seed) + ((ulong)number * Gamma)));

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Mix(state = unchecked(state + Gamma));

    /// <summary>A number from 0 to <paramref name="count"/> − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A number from <paramref name="from"/> to <paramref name="to"/>, both included.</summary>
    public int Between(int from, int to) => from + Below(to - from + 1);

    /// <summary>Yes in <paramref name="perMille"/> of a thousand cases.</summary>
    public bool Hits(int perMille) => Below(1000) < perMille;

    /// <summary>One of the values, each equally likely.</summary>
    public T Pick<T>(ReadOnlySpan<T> values) => values[Below(values.Length)];

    /// <summary>A place in the list of weights, as likely as its weight says.</summary>
    /// <param name="weights">Weights per thousand; what is missing to a thousand goes to the last.</param>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        var left = Below(1000);
        var place = 0;
        while (place < weights.Length - 1 && left >= weights[place])
        {
            left -= weights[place++];
        }

        return place;
    }

    /// <summary>An amount around a mean, skewed to the right as incomes and bills are.</summary>
    /// <param name="mean">The mean of many draws.</param>
    /// <param name="width">How far each of four factors strays from 1, in thousandths.</param>
    /// <remarks>A product of independent factors tends to the log-normal form, and needs no logarithm.</remarks>
    public long Spread(long mean, int width)
    {
        var millionths = 1_000_000L;
        for (var factor = 0; factor < 4; factor++)
        {
            millionths = millionths * Between(1000 - width, 1000 + width) / 1000;
        }

        return mean * millionths / 1_000_000;
    }

    private static ulong Mix(ulong bits)
    {
        unchecked
        {
            bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9;
            bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EB;
            return bits ^ (bits >> 31);
        }
    }
}
