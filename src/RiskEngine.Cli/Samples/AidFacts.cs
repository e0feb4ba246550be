namespace RiskEngine.Cli.Samples;

/// <summary>Draws what decides on aid beside need: assets, applications refused, training, a child's diagnosis.</summary>
internal static class AidFacts
{
    public static void Draw(Chance chance, SampleHousehold household)
    {
        var poor = Standing.IsBelow(household, 1000);
        var canWork = household.Members.Has(static member => member.CanWork);
        household.DevelopmentAidFeasible = Asked(chance, chance.Hits(canWork ? 900 : 60));
        for (var place = 0; place < household.Members.Count; place++)
        {
            var member = household.Members[place];
            member.DiagnosisGroup = chance.Hits(998) ? DiagnosisOf(chance, member) : null;
            var trained = member.CanWork && chance.Hits(household.WasRegistered ? 140 : 40);
            member.TrainingCompleted = chance.Hits(998) ? trained : null;
        }

        Assets(chance, household.Assets, poor);
        Refusals(chance, household, poor);
        LeaveDibao(chance, household, poor);
    }

    private static string DiagnosisOf(Chance chance, SampleMember member) => member.DisabilityType switch
    {
        _ when member.Age >= 18 => "NONE",
        "LIMB" or "MULTIPLE" => chance.Hits(450) ? "CEREBRAL_PALSY" : "OTHER",
        "MENTAL" or "INTELLECTUAL" => chance.Hits(450) ? "AUTISM" : "OTHER",
        null => "NONE",
        _ => "OTHER",
    };

    private static void Assets(Chance chance, SampleAssets assets, bool poor)
    {
        assets.IsPresent = chance.Hits(990);
        assets.Vehicle = Asked(chance, chance.Hits(poor ? 40 : 320));
        assets.CommercialHousing = Asked(chance, chance.Hits(poor ? 2 : 60));
        assets.BusinessEntity = Asked(chance, chance.Hits(poor ? 5 : 45));
        assets.LargeDeposits = Asked(chance, chance.Hits(poor ? 2 : 50));
    }

    private static void Refusals(Chance chance, SampleHousehold household, bool poor)
    {
        household.Refusals.Clear();
        household.Refusals.IsPresent = chance.Hits(990);
        var struck = household.Events.Has(static happened => !happened.Resolved);
        if (!chance.Hits(poor ? 60 : struck ? 35 : 5))
        {
            return;
        }

        var refusal = household.Refusals.Next();
        refusal.Programme = chance.Weighted([600, 350, 50]) switch
        {
            0 => "DIBAO_ENROL",
            1 => "TEMP_ASSIST",
            _ => "TEKUN_ENROL",
        };
        refusal.RefusedOn = household.SnapshotDate.PlusDays(-chance.Between(1, 700));
        refusal.DifficultyNoted = Asked(chance, chance.Hits(300));
    }

    /// <summary>Whoever is on dibao is asked since when the income has been above its standard.</summary>
    private static void LeaveDibao(Chance chance, SampleHousehold household, bool poor)
    {
        var onDibao = household.Enrolments.Has(static enrolment => enrolment.Programme is "DIBAO_ENROL");
        household.IncomeAboveDibaoSince = onDibao && !poor && chance.Hits(400)
            ? household.SnapshotDate.PlusDays(-chance.Between(1, 500))
            : null;
    }

    private static bool? Asked(Chance chance, bool answer) => chance.Hits(995) ? answer : null;
}
