using NodaTime;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Everything that the rules say of a household: the same content as an assessment's row. Filled again and again.</summary>
internal sealed class HandRow
{
    public static readonly int RuleCount = Enum.GetValues<RuleCode>().Length;
    public static readonly int DerivedCount = Enum.GetValues<Derived>().Length;

    public byte[] Outcomes { get; } = new byte[RuleCount];

    public decimal[] Margins { get; } = new decimal[RuleCount];

    public ulong[] Members { get; } = new ulong[RuleCount];

    public decimal[] Amounts { get; } = new decimal[RuleCount];

    public bool[] HasAmount { get; } = new bool[RuleCount];

    public int[] DueInDays { get; } = new int[RuleCount];

    public bool[] HasDue { get; } = new bool[RuleCount];

    public decimal[] DerivedNumbers { get; } = new decimal[DerivedCount];

    /// <summary>For a number 0 = known, 1 = missing, 2 = unset; for a condition its <see cref="Truth"/>.</summary>
    public byte[] DerivedStates { get; } = new byte[DerivedCount];

    public byte[] CategoryStates { get; } = new byte[CategoryRules.Indeterminate + 1];

    public int CategoryIndex { get; set; }

    public int YieldedCategory { get; set; }

    public int DecidingRow { get; set; }

    public int Score { get; set; }

    public int HighestScore { get; set; }

    public HouseholdSnapshot Household { get; set; } = null!;

    public HouseholdFacts Facts { get; set; } = null!;

    public LocalDate AsOf { get; set; }

    public HandParameters Parameters { get; set; } = null!;

    public Truth this[RuleCode rule]
    {
        get => (Truth)Outcomes[(int)rule];
        set => Outcomes[(int)rule] = (byte)value;
    }

    public Truth this[Derived derived]
    {
        get => (Truth)DerivedStates[(int)derived];
        set => DerivedStates[(int)derived] = (byte)value;
    }

    /// <summary>What a rule means to the rules that read it: one that an unset parameter leaves open has no effect.</summary>
    public Truth Flag(RuleCode rule) => this[rule] is var truth && truth == Truth.Unset ? Truth.NotMet : truth;

    public Truth Is(RuleCode category) => (Truth)CategoryStates[category - RuleCode.RETURNED_TO_POVERTY];

    public void Derive(Derived derived, in decimal? value, bool isUnset = false)
    {
        if (value is { } known)
        {
            DerivedNumbers[(int)derived] = known;
            DerivedStates[(int)derived] = 0;
        }
        else
        {
            DerivedStates[(int)derived] = (byte)(isUnset ? 2 : 1);
        }
    }

    public void FlagBelow(RuleCode rule, in decimal? value, in decimal? threshold)
    {
        var truth = Kleene.Below(value, threshold);
        this[rule] = truth;
        if (truth == Truth.Met)
        {
            Margins[(int)rule] = value.GetValueOrDefault() - threshold.GetValueOrDefault();
        }
    }

    public void Flag(RuleCode rule, Truth truth, ulong members)
    {
        this[rule] = truth;
        Members[(int)rule] = members;
    }

    public void Propose(RuleCode rule, Truth truth, ulong members, in decimal? amount)
    {
        this[rule] = truth;
        Members[(int)rule] = members;
        if (truth == Truth.Met)
        {
            HasAmount[(int)rule] = amount.HasValue;
            Amounts[(int)rule] = amount.GetValueOrDefault();
        }
    }
}
