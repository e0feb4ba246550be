namespace RiskEngine.Cli.Samples;

/// <summary>Takes answers away again: about one household in seven was not asked everything.</summary>
internal static class Gaps
{
    public static void Draw(Chance chance, SampleHousehold household)
    {
        if (!chance.Hits(150))
        {
            return;
        }

        for (var gaps = 1 + chance.Weighted([620, 230, 100, 50]); gaps > 0; gaps--)
        {
            Forget(chance, household);
        }
    }

    private static void Forget(Chance chance, SampleHousehold household)
    {
        switch (chance.Weighted([240, 60, 150, 90, 80, 60, 60, 60, 50, 40, 110]))
        {
            case 0:
                OfMember(chance, household.Members[chance.Below(household.Members.Count)]);
                break;
            case 1:
                household.Income.IsPresent = false;
                break;
            case 2:
                OfIncome(chance, household.Income);
                break;
            case 3:
                OfExpenses(chance, household.Expenses);
                break;
            case 4:
                household.Living.HouseGrade = null;
                break;
            case 5:
                household.Living.HasWater = false;
                break;
            case 6:
                OfWater(chance, household.Living);
                break;
            case 7:
                household.Monitoring.IsPresent = false;
                break;
            case 8:
                household.Events.IsPresent = false;
                break;
            case 9:
                household.Clues.IsPresent = false;
                break;
            default:
                OfHousehold(chance, household);
                break;
        }
    }

    private static void OfHousehold(Chance chance, SampleHousehold household)
    {
        switch (chance.Below(8))
        {
            case 0:
                household.PovertyHistory = null;
                break;
            case 1:
                household.CopingCapacity = null;
                break;
            case 2:
                household.RiskCauses = null;
                break;
            case 3:
                household.Enrolments.IsPresent = false;
                break;
            case 4:
                household.Expenses.IsPresent = false;
                break;
            case 5:
                household.Living.IsPresent = false;
                break;
            case 6:
                household.IndustryCondition = null;
                break;
            default:
                household.Size = null;
                break;
        }
    }

    private static void OfIncome(Chance chance, SampleIncome income)
    {
        switch (chance.Weighted([150, 200, 100, 150, 200, 200]))
        {
            case 0:
                income.Wage = null;
                break;
            case 1:
                income.Business = null;
                break;
            case 2:
                income.Property = null;
                break;
            case 3:
                income.Transfer = null;
                break;
            case 4:
                income.ProductionCost = null;
                break;
            default:
                income.PreviousNetIncome = null;
                break;
        }
    }

    private static void OfExpenses(Chance chance, SampleExpenses expenses)
    {
        switch (chance.Below(4))
        {
            case 0:
                expenses.MedicalOutOfPocket = null;
                break;
            case 1:
                expenses.EducationOutOfPocket = null;
                break;
            case 2:
                expenses.MedicalOutOfCatalogue = null;
                break;
            default:
                expenses.NecessaryEmploymentCost = null;
                break;
        }
    }

    private static void OfWater(Chance chance, SampleLiving living)
    {
        switch (chance.Below(3))
        {
            case 0:
                living.LitresPerPersonDay = null;
                break;
            case 1:
                living.OutageDaysPerYear = living.LongestOutageDays = null;
                break;
            default:
                living.WaterQuality = null;
                break;
        }
    }

    private static void OfMember(Chance chance, SampleMember member)
    {
        switch (chance.Below(8))
        {
            case 0:
                member.LabourCapability = null;
                break;
            case 1:
                member.BasicMedicalInsurance = null;
                break;
            case 2:
                member.DisabilityLevel = null;
                break;
            case 3:
                member.SchoolStage = null;
                break;
            case 4:
                member.SeriousIllness = null;
                break;
            case 5:
                member.Employed = null;
                break;
            case 6:
                member.Age = null;
                break;
            default:
                member.MonthsWorked = null;
                break;
        }
    }
}
