namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>What must hold of every household.</summary>
internal enum Property
{
    OneCategory,
    MoreIncomeNeverRaises,
    WorseNeverLowers,
    FilledStaysInRange,
    FilledContradictsNothing,
    MeasureHasReason,
    TextInBothLanguages,
    AmountHasSource,
}

/// <summary>What a run of trials found: violations, and how often it saw what each property is about.</summary>
internal sealed class Findings
{
    private const int Kept = 5;

    private readonly Dictionary<Property, List<string>> violations = [];
    private readonly Dictionary<string, int> seen = [];
    private readonly HashSet<string> shown = [];

    /// <summary>Assessments made.</summary>
    public int Assessed { get; set; }

    /// <summary>Rule sets that assessed a household.</summary>
    public HashSet<string> RuleSets { get; } = [];

    /// <summary>Set and code of the rules whose text was looked at.</summary>
    public HashSet<string> Rendered { get; } = [];

    public void Add(Property property, string what, string where)
    {
        var list = violations.TryGetValue(property, out var known) ? known : violations[property] = [];

        // One household is enough for one kind of violation.
        if (shown.Add($"{property} {new string([.. what.Where(letter => !char.IsDigit(letter))])}") && list.Count < Kept)
        {
            list.Add($"{what}\n  {where}");
        }
    }

    public void Saw(Property property, bool isTelling) => Saw(property.ToString(), isTelling);

    public void Saw(string what, bool isTelling) => seen[what] = seen.GetValueOrDefault(what) + (isTelling ? 1 : 0);

    public IReadOnlyList<string> Of(Property property) => violations.GetValueOrDefault(property, []);

    public int CountOf(string what) => seen.GetValueOrDefault(what);

    public void Join(Findings other)
    {
        Assessed += other.Assessed;
        RuleSets.UnionWith(other.RuleSets);
        Rendered.UnionWith(other.Rendered);
        foreach (var (what, count) in other.seen)
        {
            seen[what] = seen.GetValueOrDefault(what) + count;
        }

        foreach (var (property, list) in other.violations)
        {
            violations[property] = [.. violations.GetValueOrDefault(property, []).Concat(list).Take(Kept)];
        }
    }
}
