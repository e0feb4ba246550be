namespace RiskEngine.Cli.Samples;

/// <summary>Draws income and expenses: from the mean of the county, and who works, is ill or goes to school.</summary>
internal static class Budgets
{
    /// <summary>Growth of incomes per year of the survey against 2020, in thousandths.</summary>
    private const int Growth = 90;

    /// <summary>The monitoring line that the samples are drawn around, in CNY per head: 4,827 in 2020.</summary>
    /// <remarks>1.5 times the line of 2019 (3,218), then as incomes grow; chances depend on it, no rule.</remarks>
    public static decimal LineIn(int year) => Grown(4827, year);

    public static void Draw(Chance chance, SampleHousehold household, int meanIncome)
    {
        Expenses(chance, household);
        Income(chance, household, meanIncome);
    }

    private static void Income(Chance chance, SampleHousehold household, int meanIncome)
    {
        var size = household.Members.Count;
        var workers = household.Members.CountOf(static member => member.Employed is true);
        var perHead = chance.Spread(Grown(meanIncome, household.SnapshotDate.Year), 280);
        perHead = perHead * (820 + (400 * workers / size)) / 1000;
        var net = Math.Max(1200, perHead * (household.WasRegistered ? 870 : 1000) / 1000) * size;

        var wage = workers == 0 ? 0 : net * chance.Between(350, 800) / 1000;
        var business = workers == 0
            ? net * chance.Between(0, 150) / 1000
            : (net - wage) * chance.Between(300, 900) / 1000;
        var property = chance.Hits(400) ? net * chance.Between(5, 40) / 1000 : 0;
        var cost = business * chance.Between(300, 1300) / 1000;

        var income = household.Income;
        income.IsPresent = true;
        income.Wage = wage;
        income.Business = business + cost;
        income.Property = property;
        income.Transfer = Math.Max(0, net - wage - business - property);
        income.Transfer += chance.Hits(300) ? chance.Below(100) / 100m : 0;
        income.ProductionCost = cost;
        income.Claims = 0;
        income.PreviousNetIncome = net * 1000 / chance.Between(940, 1190);
        household.Expenses.NecessaryEmploymentCost = wage * chance.Between(20, 90) / 1000;
    }

    private static void Expenses(Chance chance, SampleHousehold household)
    {
        var expenses = household.Expenses;
        expenses.IsPresent = true;
        var medical = 0m;
        var rehabilitation = 0;
        var education = 0;
        for (var place = 0; place < household.Members.Count; place++)
        {
            var member = household.Members[place];
            medical += chance.Spread(MedicalMean(member), 500) + (chance.Below(100) / 100m);
            rehabilitation += member.DisabilityLevel > 0 ? chance.Between(0, 900) : 0;
            education += member.IsInSchool ? SchoolCost(chance, member) : 0;
        }

        expenses.MedicalOutOfPocket = medical;
        expenses.MedicalOutOfCatalogue = chance.Hits(350)
            ? decimal.Round(medical * chance.Between(20, 250) / 1000, 2)
            : 0;
        expenses.EducationOutOfPocket = education;
        expenses.Rehabilitation = rehabilitation;
        expenses.DisasterRecovery = 0;
        expenses.OtherRigid = chance.Hits(60) ? chance.Spread(1500, 400) : 0;
    }

    private static long MedicalMean(SampleMember member) =>
        member.SeriousIllness is true ? (member.BasicMedicalInsurance is "NONE" ? 40_000 : 13_000)
        : member.Hospitalised is true ? 2_600
        : member.ChronicIllness is true ? 900
        : 170;

    private static int SchoolCost(Chance chance, SampleMember member) => member.SchoolStage switch
    {
        "PRESCHOOL" => chance.Between(1200, 4200),
        "PRIMARY" => chance.Between(150, 900),
        "JUNIOR" => chance.Between(300, 1500),
        "SENIOR" => chance.Between(2200, 6200),
        "VOCATIONAL_SECONDARY" => chance.Between(900, 4000),
        _ => chance.Between(5200, 12_500),
    };

    private static long Grown(long amount, int year) => amount * Math.Max(500, 1000 + (Growth * (year - 2020))) / 1000;
}
