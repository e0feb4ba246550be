using RiskEngine.Assessments;
using RiskEngine.Households;

namespace RiskEngine.Cli.Output;

/// <summary>How many households and persons came to what.</summary>
internal sealed class Distribution
{
    private static readonly string[] MonitoredCategories =
    [
        nameof(MonitoringCategory.UNSTABLE_LIFTED), nameof(MonitoringCategory.MARGINAL),
        nameof(MonitoringCategory.SUDDEN_SEVERE),
    ];

    private readonly Dictionary<string, Group> categories = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group> levels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Group> ruleSets = new(StringComparer.Ordinal);
    private readonly Group[] tens = [.. Enumerable.Range(0, 11).Select(_ => new Group())];

    /// <summary>All households assessed.</summary>
    public Group All { get; } = new();

    /// <summary>Records that could not be assessed.</summary>
    public long Rejected { get; set; }

    /// <summary>Households of the poverty register: lifted, returned, not lifted.</summary>
    public Group Registered { get; } = new();

    /// <summary>Households whose score could still rise, because answers are missing.</summary>
    public Group Open { get; } = new();

    /// <summary>Households whose category is one of the three that are monitored.</summary>
    public Group Monitored { get; } = new();

    /// <summary>Households that are monitored already, by what the snapshot says.</summary>
    public Group MonitoredNow { get; } = new();

    /// <summary>By category, the largest first.</summary>
    public IEnumerable<(string Name, Group Group)> Categories => Ordered(categories);

    /// <summary>By level of risk, in the order of the levels.</summary>
    public IEnumerable<(string Name, Group Group)> Levels =>
        Enum.GetNames<RuleSets.RiskLevel>().Where(levels.ContainsKey).Select(level => (level, levels[level]));

    /// <summary>By rule set, the largest first.</summary>
    public IEnumerable<(string Name, Group Group)> RuleSets => Ordered(ruleSets);

    /// <summary>By score in steps of ten, 100 by itself.</summary>
    public IEnumerable<(string Name, Group Group)> Scores => tens.Select((group, ten) =>
        (ten == 10 ? "100" : FormattableString.Invariant($"{ten * 10}-{(ten * 10) + 9}"), group));

    public void Add(Assessment assessment)
    {
        var household = assessment.Household;
        var persons = household.HouseholdSize ?? household.Members.Count;
        All.Add(persons);
        Of(categories, assessment.Category).Add(persons);
        Of(levels, assessment.Level.ToString()).Add(persons);
        Of(ruleSets, assessment.RuleSet.Id.ToString()).Add(persons);
        tens[assessment.Score / 10].Add(persons);
        if (household.PovertyHistory is not (null or PovertyHistory.NEVER_REGISTERED))
        {
            Registered.Add(persons);
        }

        if (assessment.HighestScore > assessment.Score)
        {
            Open.Add(persons);
        }

        if (Array.IndexOf(MonitoredCategories, assessment.Category) >= 0)
        {
            Monitored.Add(persons);
        }

        if (household.Monitoring is { EliminatedOn: null, Category: { } now }
            && Array.IndexOf(MonitoredCategories, now.ToString()) >= 0)
        {
            MonitoredNow.Add(persons);
        }
    }

    public void Join(Distribution other)
    {
        Rejected += other.Rejected;
        All.Join(other.All);
        Registered.Join(other.Registered);
        Open.Join(other.Open);
        Monitored.Join(other.Monitored);
        MonitoredNow.Join(other.MonitoredNow);
        Join(categories, other.categories);
        Join(levels, other.levels);
        Join(ruleSets, other.ruleSets);
        for (var ten = 0; ten < tens.Length; ten++)
        {
            tens[ten].Join(other.tens[ten]);
        }
    }

    private static void Join(Dictionary<string, Group> into, Dictionary<string, Group> from)
    {
        foreach (var (name, group) in from)
        {
            Of(into, name).Join(group);
        }
    }

    private static Group Of(Dictionary<string, Group> groups, string name) =>
        groups.TryGetValue(name, out var known) ? known : groups[name] = new Group();

    private static IEnumerable<(string, Group)> Ordered(Dictionary<string, Group> groups) => groups
        .OrderByDescending(group => group.Value.Households).ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Value));

    /// <summary>Households and the persons in them, by the size that divides their income.</summary>
    internal sealed class Group
    {
        public long Households { get; private set; }

        public long Persons { get; private set; }

        public void Add(int persons)
        {
            Households++;
            Persons += persons;
        }

        public void Join(Group other)
        {
            Households += other.Households;
            Persons += other.Persons;
        }
    }
}
