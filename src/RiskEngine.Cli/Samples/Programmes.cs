namespace RiskEngine.Cli.Samples;

/// <summary>Draws the programmes that a household takes part in; the entitled who miss out are gaps to find.</summary>
internal static class Programmes
{
    public static void Draw(Chance chance, SampleHousehold household)
    {
        household.Enrolments.Clear();
        var members = household.Members;
        var severe = members.Has(static member => member.DisabilityLevel is 1 or 2);
        var onBenefit = Support(chance, household, severe);
        var helped = household.WasRegistered;

        var disabled = members.CountOf(static member => member.DisabilityLevel > 0);
        Enrol("DIS_LIVING", disabled > 0 && onBenefit, 850, 60 * disabled);
        var nursing = (80 * members.CountOf(static member => member.DisabilityLevel == 1))
            + (50 * members.CountOf(static member => member.DisabilityLevel == 2));
        Enrol("DIS_NURSING", severe, 860, nursing);
        var unprotected = members.Has(static member => member.ChildProtection is not "NONE");
        Enrol("ORPHAN_ALLOWANCE", unprotected, 750, chance.Between(5, 10) * 100);
        var publicPost = members.Has(static member => member.PublicPost is true);
        Enrol("EMP_PUBLIC_POST", publicPost, 900, chance.Between(30, 80) * 10);
        var vocational = members.Has(static member =>
            member.SchoolStage is "VOCATIONAL_SECONDARY" or "VOCATIONAL_TERTIARY");
        Enrol("EDU_YULU", helped && vocational, 720, null);
        var boards = members.Has(static member => member is { IsBoarder: true, SchoolStage: "PRIMARY" or "JUNIOR" });
        Enrol("EDU_BOARDING_ALLOWANCE", helped && boards, 800, null);
        Enrol("MED_PREMIUM_SUBSIDY", onBenefit, 850, null);
        var insured = members.Has(static member => member.PensionInsurance is "RESIDENT");
        Enrol("PENSION_CONTRIB", helped && insured, 120, null);
        var creditworthy = household.CreditGood is true && members.Has(static member => member.CanWork);
        Enrol("FIN_MICROCREDIT", helped && creditworthy, 150, null);
        Enrol("IND_SUPPORT", helped && household.IndustryCondition is true, 180, null);
        Enrol("INS_PREVENTION", true, helped ? 120 : 12, null);

        void Enrol(string programme, bool entitled, int perMille, decimal? monthlyAmount)
        {
            if (entitled && chance.Hits(perMille))
            {
                Add(chance, household, programme, monthlyAmount);
            }
        }
    }

    /// <summary>Dibao, or the support for the extremely poor; never both.</summary>
    private static bool Support(Chance chance, SampleHousehold household, bool severe)
    {
        var members = household.Members;
        var alone = household.Shape is FamilyShape.SingleElder or FamilyShape.SingleAdult;
        var nobody = members.Has(static member => member is { CanWork: false, HasLegalSupporter: false });
        if (alone && nobody && chance.Hits(800))
        {
            Add(chance, household, "TEKUN_ENROL", 300);
            return true;
        }

        var perMille = Standing.IsBelow(household, 1000) ? 480
            : !members.Has(static member => member.CanWork) ? 130
            : severe ? 150
            : household.WasRegistered ? 70
            : 5;
        if (!chance.Hits(perMille))
        {
            return false;
        }

        Add(chance, household, "DIBAO_ENROL", chance.Between(12, 42) * 10 * chance.Between(1, members.Count));
        return true;
    }

    private static void Add(Chance chance, SampleHousehold household, string programme, decimal? monthlyAmount)
    {
        var daysAgo = chance.Between(20, 1800);
        var enrolment = household.Enrolments.Next();
        enrolment.Programme = programme;
        enrolment.From = household.SnapshotDate.PlusDays(-daysAgo);
        enrolment.To = chance.Hits(60) ? household.SnapshotDate.PlusDays(chance.Between(-daysAgo + 1, 365)) : null;
        enrolment.MonthlyAmount = monthlyAmount;
    }
}
