using NodaTime;

namespace RiskEngine.Cli.Samples;

/// <summary>One made-up household while it is drawn: the answers of snapshot version 1; null is "not asked".</summary>
/// <remarks>
/// Filled anew for every household, so that a million households need the memory of one. It is not the domain's
/// snapshot on purpose: the samples must not follow a mistake of the reader that they are there to test.
/// </remarks>
internal sealed class SampleHousehold
{
    public long Number { get; set; }

    public FamilyShape Shape { get; set; }

    public string RegionCode { get; set; } = "";

    public LocalDate SnapshotDate { get; set; }

    public string? PovertyHistory { get; set; }

    public int? LiftedYear { get; set; }

    public int? Size { get; set; }

    public string? CopingCapacity { get; set; }

    public bool? IndustryCondition { get; set; }

    public bool? CreditGood { get; set; }

    public bool? DevelopmentAidFeasible { get; set; }

    public LocalDate? IncomeAboveDibaoSince { get; set; }

    /// <summary>Null is "not asked"; an empty list is "no cause".</summary>
    public List<string>? RiskCauses { get; set; }

    public Pool<SampleMember> Members { get; } = new();

    public SampleIncome Income { get; } = new();

    public SampleExpenses Expenses { get; } = new();

    public SampleLiving Living { get; } = new();

    public SampleAssets Assets { get; } = new();

    public Pool<SampleEvent> Events { get; } = new();

    public Pool<SampleClue> Clues { get; } = new();

    public Pool<SampleEnrolment> Enrolments { get; } = new();

    public Pool<SampleRefusal> Refusals { get; } = new();

    public SampleMonitoring Monitoring { get; } = new();

    /// <summary>Whether the household is in the register of the poor or was once.</summary>
    public bool WasRegistered => PovertyHistory is not "NEVER_REGISTERED";
}
