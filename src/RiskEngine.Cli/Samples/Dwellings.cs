namespace RiskEngine.Cli.Samples;

/// <summary>Draws food, clothing, house and water.</summary>
internal static class Dwellings
{
    private static readonly string[] Grades = ["A", "B", "C", "D", "NO_HOUSE"];

    public static void Draw(Chance chance, SampleHousehold household)
    {
        var living = household.Living;
        living.IsPresent = living.HasWater = true;
        living.FoodSecured = !chance.Hits(2);
        living.ClothingSecured = !chance.Hits(3);
        House(chance, living);
        Water(chance, living);
    }

    private static void House(Chance chance, SampleLiving living)
    {
        living.HouseGrade = Grades[chance.Weighted([610, 361, 20, 7, 2])];
        living.OnlyDwelling = living.HouseGrade is not "NO_HOUSE" && chance.Hits(930);
        living.HouseRepaired = living.HouseGrade is "C" or "D" ? chance.Hits(640) : chance.Hits(110);
    }

    private static void Water(Chance chance, SampleLiving living)
    {
        var piped = chance.Hits(890);
        living.Piped = piped;
        living.LitresPerPersonDay = piped ? chance.Between(45, 130) : chance.Between(34, 75);
        living.TripMinutes = piped ? 0 : chance.Hits(60) ? chance.Between(21, 45) : chance.Between(3, 20);
        var outage = chance.Hits(6) ? chance.Between(37, 70)
            : chance.Hits(600) ? chance.Between(0, 5)
            : chance.Between(6, 30);
        living.OutageDaysPerYear = outage;
        living.LongestOutageDays = Math.Min(outage, chance.Hits(5) ? chance.Between(31, 50) : chance.Between(0, 6));
        living.WaterQuality = chance.Hits(5) ? "FAIL" : "PASS";
    }
}
