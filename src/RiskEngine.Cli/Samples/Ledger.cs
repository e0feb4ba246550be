using NodaTime;

namespace RiskEngine.Cli.Samples;

/// <summary>Draws clues and the standing in the prevention ledger.</summary>
internal static class Ledger
{
    /// <summary>The counties' own ledgers began some two years before the national mechanism of March 2020.</summary>
    private static readonly LocalDate LedgerFrom = new(2018, 1, 1);

    private static readonly string[] Departments =
    [
        "MEDICAL_INSURANCE", "CIVIL_AFFAIRS", "EDUCATION", "HOUSING",
        "WATER", "HUMAN_RESOURCES", "AGRICULTURE", "DISABLED_FEDERATION",
    ];

    public static void Draw(Chance chance, SampleHousehold household)
    {
        var poor = Standing.IsBelow(household, 1000);
        var struck = household.Events.Has(static happened => !happened.Resolved);
        Clues(chance, household, poor ? 180 : struck ? 110 : 9);
        Monitoring(chance, household, poor, struck);
    }

    private static void Clues(Chance chance, SampleHousehold household, int perMille)
    {
        household.Clues.Clear();
        for (var most = 2; most > 0 && chance.Hits(perMille); most--)
        {
            var clue = household.Clues.Next();
            var daysAgo = chance.Hits(300) ? chance.Between(0, 14) : chance.Between(15, 200);
            clue.Channel = chance.Weighted([300, 200, 220, 220, 60]) switch
            {
                0 => "CENTRALISED_INVESTIGATION",
                1 => "SELF_DECLARATION",
                2 => "DAILY_MONITORING",
                3 => "DEPARTMENT_WARNING",
                _ => "RELATED_MONITORING",
            };
            clue.Department = clue.Channel is "DEPARTMENT_WARNING" ? chance.Pick<string>(Departments) : null;
            clue.ReceivedOn = household.SnapshotDate.PlusDays(-daysAgo);
            var took = chance.Between(1, 14);
            clue.VerifiedOn = took <= daysAgo && chance.Hits(850) ? clue.ReceivedOn.PlusDays(took) : null;
        }
    }

    private static void Monitoring(Chance chance, SampleHousehold household, bool poor, bool struck)
    {
        var monitoring = household.Monitoring;
        monitoring.IsPresent = true;
        monitoring.Category = "NONE";
        monitoring.IdentifiedOn = monitoring.IncomeAboveLineSince = monitoring.EliminatedOn = null;
        monitoring.Measures.Clear();

        var lifted = household.PovertyHistory is "LIFTED" or "RETURNED";
        var perMille = lifted ? poor ? 480 : struck ? 150 : 25 : poor ? 230 : struck ? 60 : 3;
        if (household.PovertyHistory is "NOT_LIFTED" || !chance.Hits(perMille))
        {
            return;
        }

        var sinceLedger = Math.Max(1, Period.DaysBetween(LedgerFrom, household.SnapshotDate));
        var days = chance.Between(1, Math.Min(sinceLedger, 900));
        monitoring.Category = !poor && struck && chance.Hits(600) ? "SUDDEN_SEVERE"
            : lifted ? "UNSTABLE_LIFTED"
            : "MARGINAL";
        monitoring.IdentifiedOn = household.SnapshotDate.PlusDays(-days);
        monitoring.IncomeAboveLineSince = poor
            ? null
            : household.SnapshotDate.PlusDays(-chance.Between(0, Math.Min(days, 400)));
        monitoring.EliminatedOn = !poor && !struck && days > 240 && chance.Hits(300)
            ? household.SnapshotDate.PlusDays(-chance.Between(0, days - 200))
            : null;
        Measures(chance, household, days);
    }

    private static void Measures(Chance chance, SampleHousehold household, int days)
    {
        var causes = household.RiskCauses ?? [];
        for (var place = 0; place < Math.Max(1, causes.Count); place++)
        {
            if (chance.Hits(930))
            {
                // Help comes within weeks; what is agreed but not yet delivered has no day.
                var measure = MeasureAgainst(chance, causes.Count == 0 ? null : causes[place]);
                LocalDate? deliveredOn = chance.Hits(820)
                    ? household.SnapshotDate.PlusDays(-chance.Between(Math.Max(0, days - 90), days))
                    : null;
                household.Monitoring.Measures.Add((measure, deliveredOn));
            }
        }
    }

    private static string MeasureAgainst(Chance chance, string? cause) => cause switch
    {
        "ILLNESS" => chance.Hits(500) ? "MED_ASSISTANCE" : "MED_SERIOUS_ILLNESS",
        "EDUCATION" => "EDU_SPECIAL_RELIEF",
        "DISABILITY" => "DIS_LIVING",
        "INDUSTRY_FAILURE" => "IND_SUPPORT",
        "HOUSING" => "HOUSING_RENOVATION",
        "WATER" => "WATER_FIX",
        "LABOUR_SHORTAGE" => "DIBAO_ENROL",
        "UNSTABLE_EMPLOYMENT" => chance.Hits(500) ? "EMP_PUBLIC_POST" : "TRAIN_SKILLS",
        null => chance.Hits(500) ? "EMP_PLACEMENT" : "INS_PREVENTION",
        _ => "TEMP_ASSIST",
    };
}
