using NodaTime;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>
/// What a rule set says of a household on a day. Filled again for each household of a batch, so that assessing allocates nothing.
/// </summary>
/// <remarks>
/// Its parts are codes, outcomes and numbers; titles and texts belong to the rule set and are joined when it is written.
/// Not for two threads at once. Made by <see cref="CompiledRuleSet.NewAssessment"/>.
/// </remarks>
public sealed class Assessment
{
    private static readonly LocalDate FirstDay = new(1, 1, 1);

    internal Assessment(CompiledRuleSet compiled)
    {
        Compiled = compiled;
        var bound = compiled.Bound;
        Outcomes = new byte[OpenBits.Padded(bound.Rules.Count)];
        Open = new OpenBits(bound.Rules.Count, bound.Categories.Count);
        ReadOutcomes = new byte[bound.Rules.Count];
        Margins = new decimal[bound.Rules.Count];
        MemberBits = new ulong[bound.Rules.Count];
        Amounts = new decimal[bound.Rules.Count];
        HasAmount = new bool[bound.Rules.Count];
        DueInDays = new int[bound.Rules.Count];
        HasDue = new bool[bound.Rules.Count];
        DerivedNumbers = new decimal[bound.Globals.Count];
        DerivedStates = new byte[bound.Globals.Count];
        CategoryStates = new byte[bound.Categories.Count];
        YieldedCategories = new int[bound.Categories.Count];
    }

    /// <summary>The rule set that was asked.</summary>
    public RuleSet RuleSet => Compiled.RuleSet;

    /// <summary>The code tables of that rule set; the same object for all of its assessments.</summary>
    public CodeTables Tables => Compiled.Codes;

    /// <summary>The household, as it was surveyed.</summary>
    public HouseholdSnapshot Household { get; internal set; } = null!;

    /// <summary>The day on which the rules were applied.</summary>
    public LocalDate AsOf { get; internal set; }

    /// <summary>The category code; <c>INDETERMINATE</c> where missing facts would decide.</summary>
    public string Category => Compiled.Bound.Categories[CategoryIndex];

    /// <summary>Points of the met flags, 0 to 100.</summary>
    public int Score { get; internal set; }

    /// <summary>What the score could still become if every unknown flag were met, 0 to 100; at least <see cref="Score"/>.</summary>
    public int HighestScore { get; internal set; }

    /// <summary>The band that the score lies in.</summary>
    public RiskLevel Level => Compiled.LevelFor(Score);

    /// <summary>Codes of all rules, in the order of the rule set.</summary>
    public IEnumerable<string> Codes => Compiled.Bound.Rules.Select(rule => rule.Code);

    /// <summary>What a rule came to.</summary>
    /// <exception cref="KeyNotFoundException">The rule set has no enabled rule of that code.</exception>
    public RuleOutcome OutcomeOf(string code) => RuleOutcomes.Of(TruthOf(Compiled.IndexOf(code)));

    /// <summary>Codes of the met flags, in the order of the rule set.</summary>
    public IEnumerable<string> Flags => Met(DomainKind.Flags);

    /// <summary>Codes of the recommended measures, in the order of the rule set.</summary>
    public IEnumerable<string> Measures => Met(DomainKind.Measures);

    /// <summary>The missing answers that could still change something; finding them is work done at each call.</summary>
    public IReadOnlyList<DataGap> FindDataGaps()
    {
        DataGaps.Find(this);
        return [.. DataGaps.Found.ToArray().Select(gap =>
            new DataGap(gap.Pointer, [.. gap.Rules.Select(rule => Compiled.Bound.Rules[rule].Code)]))];
    }

    /// <summary>Name and version of the rule set that was asked, always the same string.</summary>
    public string RuleSetName => Compiled.Tally.RuleSet;

    /// <summary>Adds this assessment, once it is written, to what is counted of its rule set.</summary>
    public void Count() => Compiled.Tally.Add(this);

    internal CompiledRuleSet Compiled { get; }

    internal DataGaps DataGaps { get; } = new();

    internal HouseholdFacts Facts { get; set; } = null!;

    internal ParameterRow Parameters { get; set; } = null!;

    internal byte[] Outcomes { get; }

    /// <summary>Which rules are met or could be, and which categories are the household's or could be.</summary>
    internal OpenBits Open { get; }

    /// <summary>The same with unset as not met, for the rules that can be unset: what other rules read.</summary>
    internal byte[] ReadOutcomes { get; }

    internal decimal[] Margins { get; }

    internal ulong[] MemberBits { get; }

    internal decimal[] Amounts { get; }

    internal bool[] HasAmount { get; }

    internal int[] DueInDays { get; }

    internal bool[] HasDue { get; }

    internal decimal[] DerivedNumbers { get; }

    /// <summary>For a number 0 = known, 1 = missing, 2 = unset; for a condition its <see cref="Truth"/>.</summary>
    internal byte[] DerivedStates { get; }

    /// <summary>For each category code whether it is the household's: a <see cref="Truth"/>.</summary>
    internal byte[] CategoryStates { get; }

    internal int CategoryIndex { get; set; }

    /// <summary>
    /// For each category row with an expression of its own the category that it yields, -1 where that is not known; of use only while the
    /// row is not excluded.
    /// </summary>
    internal int[] YieldedCategories { get; }

    /// <summary>The row that decided, or the unknown one that made it indeterminate.</summary>
    internal int DecidingRow { get; set; }

    internal Truth TruthOf(int rule) => (Truth)Outcomes[rule];

    /// <summary>The outcome as other rules read it.</summary>
    internal Truth ReadTruthOf(int rule) => TruthOf(rule) is var truth && truth == Truth.Unset ? Truth.NotMet : truth;

    /// <summary>What came of a flag, or whether a category is, or could still be, the household's.</summary>
    internal Truth ReadFlag(string code) => Compiled.CategoryPlace(code) is >= 0 and var place
        ? (Truth)CategoryStates[place]
        : Compiled.Bound.Rules.FirstOrDefault(rule => rule.Code == code) is { } flag ? TruthOf(flag.Index) : Truth.NotMet;

    /// <summary>The day by which a step is due; null when it has none, or none from 0001-01-01 to 9999-12-31.</summary>
    internal LocalDate? DueOn(int rule) =>
        HasDue[rule] && DueInDays[rule] is var days
        && days >= Period.DaysBetween(AsOf, FirstDay) && days <= Period.DaysBetween(AsOf, LocalDate.MaxIsoValue)
            ? AsOf.PlusDays(days)
            : null;

    private IEnumerable<string> Met(DomainKind kind) => Compiled.Bound.Rules
        .Where(rule => rule.Domain.Kind == kind && TruthOf(rule.Index) == Truth.Met)
        .Select(rule => rule.Code);
}
