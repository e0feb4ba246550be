namespace RiskEngine.Cli.Samples;

/// <summary>Draws how the household stands: poverty history, coping capacity, what to build on, risk causes.</summary>
internal static class Standing
{
    /// <summary>The poverty register dates from 2014; by the end of 2020 everybody in it counted as lifted.</summary>
    private const int RegisterFrom = 2014, RegisterTo = 2020;

    public static void DrawHistory(Chance chance, SampleHousehold household)
    {
        var burdened = household.Members.Has(static member =>
            member.DisabilityLevel > 0 || member.SeriousIllness is true);
        var year = household.SnapshotDate.Year;
        var registered = chance.Weighted(burdened ? [340, 7, 9, 644] : [220, 3, 4, 773]);
        household.PovertyHistory = registered switch
        {
            0 => "LIFTED",
            1 => "RETURNED",
            2 => year > RegisterTo ? "LIFTED" : "NOT_LIFTED",
            _ => "NEVER_REGISTERED",
        };
        household.LiftedYear = household.PovertyHistory is "LIFTED" or "RETURNED"
            ? chance.Between(RegisterFrom, Math.Min(RegisterTo, year - 1))
            : null;

        // Students in the city and relatives who share the budget make the two counts differ now and then.
        var size = household.Members.Count;
        household.Size = chance.Hits(20) ? Math.Max(1, size + chance.Between(-1, 1)) : size;
    }

    public static void Draw(Chance chance, SampleHousehold household)
    {
        var canWork = household.Members.Has(static member => member.CanWork);
        household.IndustryCondition = chance.Hits(canWork ? 740 : 350);
        household.CreditGood = chance.Hits(970);
        household.CopingCapacity = chance.Weighted(CopingChances(household, canWork)) switch
        {
            0 => "NONE",
            1 => "WEAK",
            _ => "ADEQUATE",
        };
        Causes(chance, household, canWork);
    }

    /// <summary>Whether the income per head is below so many thousandths of the line.</summary>
    public static bool IsBelow(SampleHousehold household, int perMilleOfLine)
    {
        var line = Budgets.LineIn(household.SnapshotDate.Year) * perMilleOfLine / 1000;
        return household.Income.Net < line * household.Members.Count;
    }

    public static bool HasOpen(SampleHousehold household, string type) =>
        household.Events.Has(happened => happened.Type == type && !happened.Resolved);

    private static ReadOnlySpan<int> CopingChances(SampleHousehold household, bool canWork) =>
        IsBelow(household, 1200) ? [70, 530, 400]
        : !canWork || household.Events.Has(static happened => !happened.Resolved) ? [15, 215, 770]
        : [1, 39, 960];

    private static void Causes(Chance chance, SampleHousehold household, bool canWork)
    {
        var causes = household.RiskCauses ??= [];
        causes.Clear();
        var poor = IsBelow(household, 1000);
        var uninsured = household.Members.Has(static member => member.BasicMedicalInsurance is "NONE");
        When("ILLNESS", uninsured ? 850 : household.Expenses.MedicalOutOfPocket > 5000 ? 400 : 0);
        var severe = household.Members.Has(static member => member.DisabilityLevel is 1 or 2);
        When("DISABILITY", severe ? poor ? 650 : 120 : 0);
        When("EDUCATION", household.Expenses.EducationOutOfPocket > 8000 ? poor ? 700 : 90 : 0);
        When("NATURAL_DISASTER", HasOpen(household, "NATURAL_DISASTER") ? 500 : 0);
        When("ACCIDENT", HasOpen(household, "ACCIDENT") ? 600 : 0);
        When("INDUSTRY_FAILURE", HasOpen(household, "INDUSTRY_FAILURE") ? 600 : 0);
        When("EPIDEMIC", HasOpen(household, "EPIDEMIC") ? 400 : 0);
        When("HOUSING", household.Living.HouseUnsafe ? 940 : 0);
        When("WATER", household.Living.WaterUnsafe ? 900 : 0);
        var unsteady = household.Members.Has(static member => member.Employed is true && member.MonthsWorked < 6);
        When("UNSTABLE_EMPLOYMENT", unsteady ? poor ? 600 : 50 : 0);
        When("LABOUR_SHORTAGE", canWork ? poor ? 250 : 0 : poor ? 700 : 60);
        When("OTHER", poor && causes.Count == 0 ? 400 : 0);

        void When(string cause, int perMille)
        {
            if (causes.Count < 5 && chance.Hits(perMille))
            {
                causes.Add(cause);
            }
        }
    }
}
