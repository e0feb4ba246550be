using System.Buffers;
using NodaTime;
using RiskEngine.Assessments.Compiling;
using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using RiskEngine.Language.Diagnostics;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>A rule set compiled once: a pure function of a household and a day. Immutable, safe to share between threads.</summary>
public sealed class CompiledRuleSet
{
    private static readonly string[] MonitoredCodes =
    [
        nameof(MonitoringCategory.UNSTABLE_LIFTED), nameof(MonitoringCategory.MARGINAL), nameof(MonitoringCategory.SUDDEN_SEVERE),
    ];

    // Nothing but what a snapshot must have.
    private static ReadOnlySpan<byte> Unanswered => """
        {"householdId":"h-0","regionCode":"000000","snapshotDate":"2020-01-01","members":[{"memberId":"m1"}]}
        """u8;

    private readonly PlanStage[] beforeCategory;
    private readonly PlanStage[] afterCategory;
    private readonly Lazy<Plan>?[] details;
    private readonly int[] yieldingRows;
    private readonly ParameterRows parameters;
    private readonly Dictionary<string, int> indexes;
    private readonly int[] points;
    private readonly RiskLevel[] levels = new RiskLevel[101];

    private CompiledRuleSet(BoundRuleSet bound)
    {
        Bound = bound;
        Codes = new CodeTables(bound);
        details = [.. bound.Rules.Select(rule => DetailCompiler.HasDetails(rule) ? new Lazy<Plan>(() => DetailCompiler.Compile(bound, rule)) : null)];
        yieldingRows = [.. bound.Rules.Where(rule => rule.Category is not null).Select(rule => rule.Index)];
        parameters = new ParameterRows(bound.RuleSet);
        indexes = bound.Rules.ToDictionary(rule => rule.Code, rule => rule.Index, StringComparer.Ordinal);
        points = [.. bound.Rules.Select(rule => rule.Rule.Points)];
        CategoryRows = [.. bound.Rules.Where(rule => rule.Domain.Kind == DomainKind.Categories)];
        MonitoredCategories = [.. MonitoredCodes.Select(CategoryPlace).Where(place => place >= 0)];
        for (var score = 0; score < levels.Length; score++)
        {
            levels[score] = bound.RuleSet.Bands.Last(band => band.From <= score).Level;
        }

        Tally = new AssessmentTally(bound);
        Json = new Lazy<Assessments.Json.RuleFragments>(() => new Assessments.Json.RuleFragments(bound));
        Texts = new Lazy<TextForm>(() => TextForm.Compile(bound));
        Clauses = new Lazy<ClauseForm>(() => ClauseForm.Compile(bound));
        Gaps = new Lazy<GapForm>(() => GapForm.Compile(bound));

        // Nearly every run writes an answer; what that needs is made ready on another core while the plan is compiled.
        _ = Task.Run(() => (Json.Value, Texts.Value));
        (beforeCategory, afterCategory) = PlanCompiler.Compile(bound);
    }

    /// <summary>The rule set as its files state it.</summary>
    public RuleSet RuleSet => Bound.RuleSet;

    /// <summary>What the assessments that were counted came to; see <see cref="Assessment.Count"/>.</summary>
    public AssessmentTally Tally { get; }

    /// <summary>Its codes in fixed places, for keeping answers as numbers and bits.</summary>
    public CodeTables Codes { get; }

    internal BoundRuleSet Bound { get; }

    internal IReadOnlyList<BoundRule> CategoryRows { get; }

    /// <summary>Places of the categories for which a household is monitored.</summary>
    internal int[] MonitoredCategories { get; }

    // The forms for explaining are compiled when the first household asks for them: a run without them never pays.
    internal Lazy<TextForm> Texts { get; }

    internal Lazy<ClauseForm> Clauses { get; }

    internal Lazy<GapForm> Gaps { get; }

    internal Lazy<Assessments.Json.RuleFragments> Json { get; }

    /// <summary>Checks and compiles a rule set.</summary>
    /// <param name="ruleSet">The set, with everything that it inherits.</param>
    /// <param name="compiled">The compiled set; null when there are mistakes.</param>
    /// <returns>Every mistake in its expressions; empty when it compiled.</returns>
    public static IReadOnlyList<Diagnostic> TryCompile(RuleSet ruleSet, out CompiledRuleSet? compiled)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var (bound, mistakes) = new RuleSetBinder(ruleSet).Bind();
        compiled = bound is null ? null : new CompiledRuleSet(bound);
        return mistakes;
    }

    /// <summary>An empty row for one thread to fill again and again.</summary>
    public Assessment NewAssessment() => new(this);

    /// <summary>Assesses a household on the day that its facts were derived for.</summary>
    /// <param name="household">The facts.</param>
    /// <param name="into">The row to fill; it was made by this rule set.</param>
    public void Assess(HouseholdFacts household, Assessment into)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(into);
        into.Household = household.Snapshot;
        into.AsOf = household.AsOf;
        into.Facts = household;
        into.Parameters = parameters.For(household.RegionCode, household.AsOf);
        Array.Clear(into.Outcomes);
        Array.Clear(into.ReadOutcomes);
        into.Open.Clear();
        Run(beforeCategory, into);
        foreach (var row in yieldingRows)
        {
            // An open row may still turn out to be the household's, and then what it yields is.
            if (into.TruthOf(row) >= Truth.Unknown)
            {
                details[row]!.Value.Invoke(household, into.Parameters, into);
            }
        }

        CategoryDecision.Decide(into);
        Run(afterCategory, into);
        Complete(into);
    }

    /// <summary>Assesses a household on a day, once.</summary>
    public Assessment Assess(HouseholdSnapshot household, LocalDate asOf)
    {
        var assessment = NewAssessment();
        Assess(HouseholdFacts.From(household, asOf), assessment);
        return assessment;
    }

    /// <summary>Compiles what is otherwise compiled when a household first asks for it, and runs it once.</summary>
    internal void MakeReady()
    {
        foreach (var detail in details)
        {
            _ = detail?.Value;
        }

        var household = new HouseholdSnapshot();
        _ = new SnapshotReader().TryRead(Unanswered, household, []);
        var everythingOpen = Assess(household, RuleSet.EffectiveFrom);
        new Assessments.Json.AssessmentJson().Write(everythingOpen, Explain.Full, new ArrayBufferWriter<byte>());
        _ = Clauses.Value;
        _ = Gaps.Value;
    }

    internal int IndexOf(string code) => indexes[code];

    /// <summary>Place of a code among the categories; -1 for a code that is none.</summary>
    internal int CategoryPlace(string code) => Bound.Categories.ToList().IndexOf(code);

    internal RiskLevel LevelFor(int score) => levels[score];

    private static void Run(PlanStage[] stages, Assessment into)
    {
        foreach (var stage in stages)
        {
            stage.Run(into);
        }
    }

    // What the open rules add to the row: points, and what a met rule says beyond its outcome.
    private void Complete(Assessment into)
    {
        var (score, highest) = (0, 0);
        for (var rule = into.Open.Next(-1); rule >= 0 && rule < points.Length; rule = into.Open.Next(rule))
        {
            highest += points[rule];
            if (into.TruthOf(rule) == Truth.Met)
            {
                score += points[rule];
                details[rule]?.Value.Invoke(into.Facts, into.Parameters, into);
            }
        }

        into.Score = Math.Min(100, score);
        into.HighestScore = Math.Min(100, highest);
    }
}
