using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Facts;

/// <summary>
/// What a rule can see of a household on a day: its answers, and what follows from them. Every property is a fact.
/// </summary>
/// <remarks>
/// One object is filled again for each household of a batch; it shows the snapshot it was filled from.
/// </remarks>
public sealed class HouseholdFacts
{
    private readonly FactList<EventFacts> events = new(static () => new EventFacts());
    private readonly FactList<ClueFacts> clues = new(static () => new ClueFacts());
    private readonly FactList<EnrolmentFacts> enrolments = new(static () => new EnrolmentFacts());
    private readonly FactList<RefusedApplicationFacts> refusedApplications =
        new(static () => new RefusedApplicationFacts());
    private HouseholdSnapshot snapshot = new();

    /// <summary>The snapshot that the facts were derived from; no fact itself.</summary>
    internal HouseholdSnapshot Snapshot => snapshot;

    /// <summary>The day that they were derived for; no fact itself.</summary>
    internal LocalDate AsOf { get; private set; }

    /// <summary>Division code of the county, township or village in which the household is registered.</summary>
    /// <value>6, 9 or 12 digits; never unknown.</value>
    /// <remarks>Source: <c>/regionCode</c>.</remarks>
    public string RegionCode => snapshot.RegionCode;

    /// <summary>Denominator of every figure per head.</summary>
    /// <value>Persons, 1 or more; never unknown, because the number of members stands in.</value>
    /// <remarks>May differ from the number of members surveyed. Source: <c>/householdSize</c>.</remarks>
    [From("/householdSize")]
    public int Size => snapshot.HouseholdSize ?? snapshot.Members.Count;

    /// <summary>Number of members surveyed.</summary>
    /// <value>Persons, 1 to 50; never unknown.</value>
    /// <remarks>Source: <c>/members</c>.</remarks>
    [From("/members")]
    public int MemberCount => snapshot.Members.Count;

    /// <summary>What the poverty register of the years up to 2020 says of the household.</summary>
    /// <value>A code; null when not known.</value>
    /// <remarks>Source: <c>/povertyHistory</c>.</remarks>
    public PovertyHistory? PovertyHistory => snapshot.PovertyHistory;

    /// <summary>The year in which it was lifted out of poverty.</summary>
    /// <value>A year, 1900 to 2100; null when not known, and of a household that was not lifted.</value>
    /// <remarks>Source: <c>/liftedYear</c>.</remarks>
    public int? LiftedYear => snapshot.LiftedYear;

    /// <summary>Calendar years from the year in which it was lifted out of poverty to that of the as-of day.</summary>
    /// <value>Years, negative when lifted later; null when that year is not known.</value>
    /// <remarks>Source: <c>/liftedYear</c>.</remarks>
    [From("/liftedYear")]
    public int? YearsSinceLifted { get; private set; }

    /// <summary>How far the household would come through a shock on its own.</summary>
    /// <value>A code; null when not judged.</value>
    /// <remarks>Source: <c>/copingCapacity</c>.</remarks>
    public CopingCapacity? CopingCapacity => snapshot.CopingCapacity;

    /// <summary>The risk causes open on the day of the snapshot.</summary>
    /// <value>Codes, 0 to 5 of them; null when not asked.</value>
    /// <remarks>Source: <c>/riskCauses</c>.</remarks>
    public FactList<RiskCause>? RiskCauses => snapshot.RiskCauses;

    /// <summary>Whether there is land, a project or a co-operative to build on.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/industryCondition</c>.</remarks>
    public bool? IndustryCondition => snapshot.IndustryCondition;

    /// <summary>Whether the household is creditworthy.</summary>
    /// <value>Yes or no; null when not asked.</value>
    /// <remarks>Source: <c>/creditGood</c>.</remarks>
    public bool? CreditGood => snapshot.CreditGood;

    /// <summary>Whether industry or jobs could lift the household.</summary>
    /// <value>Yes or no; null when not judged.</value>
    /// <remarks>Source: <c>/developmentAidFeasible</c>.</remarks>
    public bool? DevelopmentAidFeasible => snapshot.DevelopmentAidFeasible;

    /// <summary>Full months for which its income has been above the dibao standard on the as-of day.</summary>
    /// <value>Months, negative when above it only later; null when the first day is not known.</value>
    /// <remarks>Source: <c>/incomeAboveDibaoSince</c>.</remarks>
    [From("/incomeAboveDibaoSince")]
    public int? MonthsIncomeAboveDibao { get; private set; }

    /// <summary>The members.</summary>
    /// <value>1 to 50 members; never unknown.</value>
    /// <remarks>Source: <c>/members</c>.</remarks>
    public FactList<Member> Members => snapshot.Members;

    /// <summary>Countable income of the last 12 months.</summary>
    /// <value>Always there; its answers are null where they were not surveyed.</value>
    /// <remarks>Source: <c>/income</c>.</remarks>
    public Income Income => snapshot.Income;

    /// <summary>What the household had to spend in the last 12 months, without daily living.</summary>
    /// <value>Always there; its answers are null where they were not surveyed.</value>
    /// <remarks>Source: <c>/expenses</c>.</remarks>
    public Expenses Expenses => snapshot.Expenses;

    /// <summary>The two worries, the dwelling and the water.</summary>
    /// <value>Always there; its answers are null where they were not surveyed.</value>
    /// <remarks>Source: <c>/living</c>.</remarks>
    public Living Living => snapshot.Living;

    /// <summary>What the household owns that a means check looks for.</summary>
    /// <value>Always there; its answers are null where they were not matched with the registers.</value>
    /// <remarks>Source: <c>/assets</c>.</remarks>
    public Assets Assets => snapshot.Assets;

    /// <summary>The blows that hit the household.</summary>
    /// <value>Empty when there were none; null when not asked.</value>
    /// <remarks>Source: <c>/events</c>.</remarks>
    public FactList<EventFacts>? Events { get; private set; }

    /// <summary>Hints that the household may be at risk.</summary>
    /// <value>Empty when there are none; null when not known.</value>
    /// <remarks>Source: <c>/clues</c>.</remarks>
    public FactList<ClueFacts>? Clues { get; private set; }

    /// <summary>Days from the receipt of the earliest clue to the as-of day.</summary>
    /// <value>Days, negative when received later; null when there is no clue, or none whose day is known.</value>
    /// <remarks>Source: <c>/clues/*/receivedOn</c>.</remarks>
    [From("/clues/*/receivedOn")]
    public int? DaysSinceEarliestClue { get; private set; }

    /// <summary>Enrolments in programmes of aid.</summary>
    /// <value>Empty when there are none; null when not known.</value>
    /// <remarks>Source: <c>/enrolments</c>.</remarks>
    public FactList<EnrolmentFacts>? Enrolments { get; private set; }

    /// <summary>Applications for assistance that a means check refused.</summary>
    /// <value>Empty when there are none; null when not known.</value>
    /// <remarks>Source: <c>/refusedApplications</c>.</remarks>
    public FactList<RefusedApplicationFacts>? RefusedApplications { get; private set; }

    /// <summary>Whether the household is monitored now.</summary>
    /// <value>
    /// Yes when its category is <c>UNSTABLE_LIFTED</c>, <c>MARGINAL</c> or <c>SUDDEN_SEVERE</c> and its risk was not
    /// declared eliminated; null when the category is not known and would decide.
    /// </value>
    /// <remarks>Source: <c>/monitoring/category</c> and <c>/monitoring/eliminatedOn</c>.</remarks>
    [From("/monitoring/category")]
    public bool? IsMonitored { get; private set; }

    /// <summary>Where the household stands in the monitoring system.</summary>
    /// <value>Always there; its answers are null where they are not known.</value>
    /// <remarks>Source: <c>/monitoring</c>.</remarks>
    public MonitoringFacts Monitoring { get; } = new();

    /// <summary>The facts of a household on a day.</summary>
    public static HouseholdFacts From(HouseholdSnapshot snapshot, LocalDate asOf)
    {
        var facts = new HouseholdFacts();
        facts.Load(snapshot, asOf);
        return facts;
    }

    /// <summary>Shows another household, or another day, without allocating.</summary>
    public void Load(HouseholdSnapshot snapshot, LocalDate asOf)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        this.snapshot = snapshot;
        AsOf = asOf;
        YearsSinceLifted = asOf.Year - snapshot.LiftedYear;
        MonthsIncomeAboveDibao =
            snapshot.IncomeAboveDibaoSince is { } since ? WholeMonths.Between(since, asOf) : null;
        LoadEvents(asOf);
        LoadClues(asOf);
        LoadEnrolments(asOf);
        LoadRefusedApplications(asOf);
        Monitoring.Load(snapshot.Monitoring, snapshot.SnapshotDate, asOf);
        IsMonitored = Monitoring.IsEliminated == true ? false : IsMonitoredIn(Monitoring.Category);
    }

    private static bool? IsMonitoredIn(MonitoringCategory? category) => category switch
    {
        null => null,
        MonitoringCategory.UNSTABLE_LIFTED or MonitoringCategory.MARGINAL or MonitoringCategory.SUDDEN_SEVERE => true,
        _ => false,
    };

    private void LoadEvents(LocalDate asOf)
    {
        events.Clear();
        Events = snapshot.Events is null ? null : events;
        for (var index = 0; index < (snapshot.Events?.Count ?? 0); index++)
        {
            events.Next().Load(snapshot.Events![index], asOf);
        }
    }

    private void LoadClues(LocalDate asOf)
    {
        clues.Clear();
        Clues = snapshot.Clues is null ? null : clues;
        DaysSinceEarliestClue = null;
        for (var index = 0; index < (snapshot.Clues?.Count ?? 0); index++)
        {
            var clue = clues.Next();
            clue.Load(snapshot.Clues![index], asOf);
            if (clue.DaysSinceReceived is { } days && days >= (DaysSinceEarliestClue ?? days))
            {
                DaysSinceEarliestClue = days;
            }
        }
    }

    private void LoadEnrolments(LocalDate asOf)
    {
        enrolments.Clear();
        Enrolments = snapshot.Enrolments is null ? null : enrolments;
        for (var index = 0; index < (snapshot.Enrolments?.Count ?? 0); index++)
        {
            enrolments.Next().Load(snapshot.Enrolments![index], asOf);
        }
    }

    private void LoadRefusedApplications(LocalDate asOf)
    {
        refusedApplications.Clear();
        RefusedApplications = snapshot.RefusedApplications is null ? null : refusedApplications;
        for (var index = 0; index < (snapshot.RefusedApplications?.Count ?? 0); index++)
        {
            refusedApplications.Next().Load(snapshot.RefusedApplications![index], asOf);
        }
    }
}
