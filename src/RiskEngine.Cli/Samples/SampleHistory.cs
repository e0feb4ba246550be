using NodaTime;

namespace RiskEngine.Cli.Samples;

/// <summary>Something that befell the household.</summary>
internal sealed class SampleEvent
{
    public string Type { get; set; } = "";

    public LocalDate Date { get; set; }

    public decimal Loss { get; set; }

    public decimal IncomeLoss { get; set; }

    public decimal Expense { get; set; }

    public decimal Compensation { get; set; }

    public bool Resolved { get; set; }
}

/// <summary>A hint that the household may be at risk.</summary>
internal sealed class SampleClue
{
    public string Channel { get; set; } = "";

    public string? Department { get; set; }

    public LocalDate ReceivedOn { get; set; }

    public LocalDate? VerifiedOn { get; set; }
}

/// <summary>A programme that the household or a member takes part in.</summary>
internal sealed class SampleEnrolment
{
    public string Programme { get; set; } = "";

    public LocalDate From { get; set; }

    public LocalDate? To { get; set; }

    public decimal? MonthlyAmount { get; set; }
}

/// <summary>An application for assistance that was refused.</summary>
internal sealed class SampleRefusal
{
    public string Programme { get; set; } = "";

    public LocalDate RefusedOn { get; set; }

    public bool? DifficultyNoted { get; set; }
}

/// <summary>The standing of the household in the prevention ledger.</summary>
internal sealed class SampleMonitoring
{
    public bool IsPresent { get; set; }

    public string Category { get; set; } = "NONE";

    public LocalDate? IdentifiedOn { get; set; }

    public LocalDate? IncomeAboveLineSince { get; set; }

    public LocalDate? EliminatedOn { get; set; }

    public List<(string Measure, LocalDate? DeliveredOn)> Measures { get; } = [];
}
