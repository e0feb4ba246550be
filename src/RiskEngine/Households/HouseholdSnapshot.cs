using NodaTime;

namespace RiskEngine.Households;

/// <summary>A household as surveyed on one day: answers only, nothing derived. Unknown is <c>null</c>.</summary>
/// <remarks>
/// One object is filled again for each household of a batch, so that reading a household allocates nothing;
/// its parts must not be kept beyond the household they were read for.
/// </remarks>
public sealed class HouseholdSnapshot
{
    private readonly FactList<RiskCause> riskCauses = new();
    private readonly FactList<HouseholdEvent> events = new(static () => new HouseholdEvent());
    private readonly FactList<Clue> clues = new(static () => new Clue());
    private readonly FactList<Enrolment> enrolments = new(static () => new Enrolment());
    private readonly FactList<RefusedApplication> refusedApplications = new(static () => new RefusedApplication());

    /// <summary>The caller's pseudonym for the household.</summary>
    /// <value>1 to 64 letters, digits, dots, underscores or hyphens; empty before a household is read.</value>
    public string HouseholdId => Identity.Text;

    /// <summary>The same pseudonym as bytes, for a caller who writes it out and needs no string.</summary>
    public ReadOnlySpan<byte> HouseholdIdUtf8 => Identity.Utf8;

    /// <summary>Division code of the county (6 digits), township (9) or village (12).</summary>
    /// <value>6, 9 or 12 digits; empty before a household is read.</value>
    public string RegionCode { get; internal set; } = "";

    /// <summary>The day on which the answers were collected.</summary>
    public LocalDate SnapshotDate { get; internal set; }

    /// <summary>What the poverty register of the years up to 2020 says of the household.</summary>
    public PovertyHistory? PovertyHistory { get; internal set; }

    /// <summary>The year in which it was lifted out of poverty.</summary>
    public int? LiftedYear { get; internal set; }

    /// <summary>Denominator of figures per head; may differ from the number of members, which is its default.</summary>
    public int? HouseholdSize { get; internal set; }

    /// <summary>How far it would come through a shock on its own.</summary>
    public CopingCapacity? CopingCapacity { get; internal set; }

    /// <summary>
    /// The risk causes open on the day of the snapshot; null when not asked, empty when there are none.
    /// </summary>
    public FactList<RiskCause>? RiskCauses { get; private set; }

    /// <summary>Whether there is land, a project or a co-operative to build on.</summary>
    public bool? IndustryCondition { get; internal set; }

    /// <summary>Whether the household is creditworthy.</summary>
    public bool? CreditGood { get; internal set; }

    /// <summary>Whether industry or jobs could lift the household.</summary>
    public bool? DevelopmentAidFeasible { get; internal set; }

    /// <summary>The day since which its income has been above the dibao standard without a break.</summary>
    public LocalDate? IncomeAboveDibaoSince { get; internal set; }

    /// <summary>The members, 1 to 50.</summary>
    public FactList<Member> Members { get; } = new(static () => new Member());

    /// <summary>Countable income.</summary>
    public Income Income { get; } = new();

    /// <summary>What it had to spend.</summary>
    public Expenses Expenses { get; } = new();

    /// <summary>The two worries, the dwelling and the water.</summary>
    public Living Living { get; } = new();

    /// <summary>What it owns that a means check looks for.</summary>
    public Assets Assets { get; } = new();

    /// <summary>The blows that hit it; null when not asked, empty when there were none.</summary>
    public FactList<HouseholdEvent>? Events { get; private set; }

    /// <summary>Hints that it may be at risk; null when not known, empty when there are none.</summary>
    public FactList<Clue>? Clues { get; private set; }

    /// <summary>Its enrolments in programmes of aid; null when not known, empty when there are none.</summary>
    public FactList<Enrolment>? Enrolments { get; private set; }

    /// <summary>
    /// Applications for assistance that a means check refused; null when not known, empty when there are none.
    /// </summary>
    public FactList<RefusedApplication>? RefusedApplications { get; private set; }

    /// <summary>Where it stands in the monitoring system.</summary>
    public Monitoring Monitoring { get; } = new();

    internal Pseudonym Identity { get; } = new();

    /// <summary>Makes every answer unknown.</summary>
    public void Clear()
    {
        Identity.Clear();
        RegionCode = "";
        SnapshotDate = default;
        PovertyHistory = null;
        LiftedYear = null;
        HouseholdSize = null;
        CopingCapacity = null;
        RiskCauses = null;
        IndustryCondition = null;
        CreditGood = null;
        DevelopmentAidFeasible = null;
        IncomeAboveDibaoSince = null;
        Members.Clear();
        Income.Clear();
        Expenses.Clear();
        Living.Clear();
        Assets.Clear();
        Events = null;
        Clues = null;
        Enrolments = null;
        RefusedApplications = null;
        Monitoring.Clear();
    }

    internal FactList<Member> StartMembers()
    {
        Members.Clear();
        return Members;
    }

    internal FactList<RiskCause> StartRiskCauses()
    {
        riskCauses.Clear();
        return RiskCauses = riskCauses;
    }

    internal FactList<HouseholdEvent> StartEvents()
    {
        events.Clear();
        return Events = events;
    }

    internal FactList<Clue> StartClues()
    {
        clues.Clear();
        return Clues = clues;
    }

    internal FactList<Enrolment> StartEnrolments()
    {
        enrolments.Clear();
        return Enrolments = enrolments;
    }

    internal FactList<RefusedApplication> StartRefusedApplications()
    {
        refusedApplications.Clear();
        return RefusedApplications = refusedApplications;
    }
}
