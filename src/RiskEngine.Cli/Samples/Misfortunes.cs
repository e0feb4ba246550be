namespace RiskEngine.Cli.Samples;

/// <summary>Draws the events of the last 24 months, and what they did to the money.</summary>
internal static class Misfortunes
{
    private static readonly NodaTime.LocalDate EpidemicFrom = new(2020, 1, 1);

    private static readonly NodaTime.LocalDate EpidemicTo = new(2022, 12, 31);

    public static void Draw(Chance chance, SampleHousehold household)
    {
        household.Events.Clear();
        var (income, expenses) = (household.Income, household.Expenses);
        if (household.Members.Has(static member => member.SeriousIllness is true) && chance.Hits(550))
        {
            var bill = Share(chance, expenses.MedicalOutOfPocket, 500, 950);
            Happened(chance, household, "ILLNESS", expense: bill, incomeLoss: chance.Between(0, 5000));
        }

        if (chance.Hits(24))
        {
            var loss = chance.Spread(5000, 450);
            var type = chance.Hits(850) ? "NATURAL_DISASTER" : "HOUSE_DAMAGE";
            Happened(chance, household, type, loss, incomeLoss: chance.Between(0, 2500));
            expenses.DisasterRecovery = Share(chance, loss, 100, 600);
            income.Claims = chance.Hits(350) ? Share(chance, loss, 200, 800) : 0;
        }

        if (chance.Hits(8))
        {
            var bill = chance.Spread(7000, 450);
            Happened(chance, household, "ACCIDENT", expense: bill, incomeLoss: chance.Between(0, 6000));
            expenses.MedicalOutOfPocket += Share(chance, bill, 300, 700);
        }

        LossesOfWork(chance, household);
        if (expenses.EducationOutOfPocket > 9000 && chance.Hits(60))
        {
            Happened(chance, household, "EDUCATION_COST", expense: expenses.EducationOutOfPocket ?? 0);
        }

        if (household.Members.Has(static member => member.DisabilityLevel > 0) && chance.Hits(15))
        {
            var bill = chance.Spread(3000, 450);
            Happened(chance, household, "DISABILITY", expense: bill, incomeLoss: chance.Between(0, 4000));
        }

        if (chance.Hits(household.Living.OutageDaysPerYear > 36 ? 500 : 3))
        {
            Happened(chance, household, "WATER_OUTAGE");
        }
    }

    private static void LossesOfWork(Chance chance, SampleHousehold household)
    {
        var income = household.Income;
        if (income.Business > 2000 && chance.Hits(16))
        {
            var loss = Share(chance, income.Business, 200, 900);
            Happened(chance, household, chance.Hits(600) ? "INDUSTRY_FAILURE" : "PRICE_SLUMP", incomeLoss: loss);
            income.PreviousNetIncome += loss;

            // A failed harvest costs what was sown and brings in little: here a net income may turn negative.
            income.ProductionCost += chance.Hits(300) ? Share(chance, income.Business, 300, 1600) : 0;
        }

        if (income.Wage > 2000 && chance.Hits(14))
        {
            var loss = Share(chance, income.Wage, 200, 1100);
            Happened(chance, household, "JOB_LOSS", incomeLoss: loss);
            income.PreviousNetIncome += loss;
        }

        var day = household.SnapshotDate;
        if (day >= EpidemicFrom && day <= EpidemicTo && chance.Hits(12))
        {
            var since = Math.Max(1, NodaTime.Period.DaysBetween(EpidemicFrom, day));
            var loss = Share(chance, income.Wage + income.Business, 20, 250);
            var happened = Happened(chance, household, "EPIDEMIC", incomeLoss: loss);
            happened.Date = day.PlusDays(-chance.Below(Math.Min(since, 700)));
            income.PreviousNetIncome += loss;
        }
    }

    private static SampleEvent Happened(
        Chance chance,
        SampleHousehold household,
        string type,
        decimal loss = 0,
        decimal expense = 0,
        decimal incomeLoss = 0)
    {
        var daysAgo = chance.Between(1, 725);
        var happened = household.Events.Next();
        happened.Type = type;
        happened.Date = household.SnapshotDate.PlusDays(-daysAgo);
        happened.Loss = loss;
        happened.IncomeLoss = incomeLoss;
        happened.Expense = expense;
        happened.Compensation = chance.Hits(250) ? Share(chance, loss + expense, 100, 600) : 0;
        happened.Resolved = chance.Hits(daysAgo > 365 ? 880 : 560);
        return happened;
    }

    private static decimal Share(Chance chance, decimal? amount, int from, int to) =>
        decimal.Round((amount ?? 0) * chance.Between(from, to) / 1000, 0);
}
