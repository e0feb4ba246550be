namespace RiskEngine.Cli.Samples;

/// <summary>Draws who lives in a household: shape, ages and sexes.</summary>
internal static class Families
{
    public static void Draw(Chance chance, SampleHousehold household)
    {
        household.Members.Clear();
        household.Shape = (FamilyShape)chance.Weighted([70, 40, 150, 90, 350, 210, 50, 40]);
        switch (household.Shape)
        {
            case FamilyShape.SingleElder:
                Add(household, chance.Between(60, 92), chance.Hits(450));
                break;
            case FamilyShape.SingleAdult:
                Add(household, chance.Between(28, 59), chance.Hits(850));
                break;
            case FamilyShape.ElderlyCouple:
                Couple(chance, household, chance.Between(60, 86));
                break;
            case FamilyShape.Couple:
                Couple(chance, household, chance.Hits(250) ? chance.Between(24, 44) : chance.Between(45, 62));
                break;
            case FamilyShape.Nuclear:
                Children(chance, household, Couple(chance, household, chance.Between(25, 57)));
                break;
            case FamilyShape.ThreeGenerations:
                var parentAge = Couple(chance, household, chance.Between(26, 54));
                Children(chance, household, parentAge);
                Grandparents(chance, household, parentAge);
                break;
            case FamilyShape.SkippedGeneration:
                Grandchildren(chance, household, Couple(chance, household, chance.Between(54, 75)));
                break;
            default:
                Children(chance, household, Add(household, chance.Between(28, 55), chance.Hits(420)));
                break;
        }
    }

    private static int Couple(Chance chance, SampleHousehold household, int headAge)
    {
        var headIsMan = chance.Hits(880);
        Add(household, headAge, headIsMan);
        Add(household, Math.Max(20, headAge + chance.Between(-6, 3)), !headIsMan);
        return headAge;
    }

    private static void Children(Chance chance, SampleHousehold household, int parentAge)
    {
        // Grown-up children leave: nobody is a child of the house beyond 28.
        var eldest = Math.Clamp(parentAge - chance.Between(22, 29), 0, 28);
        var count = 1 + chance.Weighted([430, 450, 100, 20]);
        for (var child = 0; child < count && eldest >= 0; child++)
        {
            Add(household, eldest, chance.Hits(525));
            eldest -= chance.Between(1, 5);
        }
    }

    private static void Grandparents(Chance chance, SampleHousehold household, int parentAge)
    {
        var age = Math.Min(95, parentAge + chance.Between(20, 30));
        var firstIsMan = chance.Hits(450);
        Add(household, age, firstIsMan);
        if (chance.Hits(age < 75 ? 650 : 350))
        {
            Add(household, Math.Max(45, age + chance.Between(-5, 3)), !firstIsMan);
        }
    }

    private static void Grandchildren(Chance chance, SampleHousehold household, int headAge)
    {
        var eldest = Math.Clamp(headAge - chance.Between(46, 58), 1, 17);
        for (var count = 1 + chance.Weighted([600, 330, 70]); count > 0 && eldest >= 0; count--)
        {
            Add(household, eldest, chance.Hits(525));
            eldest -= chance.Between(1, 4);
        }
    }

    private static int Add(SampleHousehold household, int age, bool isMan)
    {
        var member = household.Members.Next();
        member.Age = age;
        member.Sex = isMan ? "MALE" : "FEMALE";
        member.IsHead = household.Members.Count == 1;
        return age;
    }
}
