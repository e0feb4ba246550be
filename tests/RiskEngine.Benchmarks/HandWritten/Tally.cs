using RiskEngine.Language;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>The answers of one member after the other to one question.</summary>
internal struct Tally()
{
    private ulong bit = 1;

    /// <summary>Whether it holds for any of them.</summary>
    public Truth Any { get; private set; } = Truth.NotMet;

    /// <summary>For whom it holds, one bit for each member.</summary>
    public ulong Who { get; private set; }

    public void Add(Truth answer)
    {
        Any = Kleene.Or(Any, answer);
        if (answer == Truth.Met)
        {
            Who |= bit;
        }

        bit <<= 1;
    }
}
