using RiskEngine.Facts;
using RiskEngine.Households;
using RiskEngine.Language;
using static RiskEngine.Benchmarks.HandWritten.Kleene;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Food, clothes, house and water.</summary>
internal static class LivingRules
{
    public static void Apply(HouseholdFacts household, HandParameters parameters, HandRow row)
    {
        var living = household.Living;
        row[RuleCode.FOOD_NOT_SECURED] = NotOf(living.FoodSecured);
        row[RuleCode.CLOTHING_NOT_SECURED] = NotOf(living.ClothingSecured);
        row[RuleCode.HOUSING_NOT_SECURED] = Housing(living);
        row[RuleCode.WATER_NOT_SECURED] = Water(living.Water, parameters);
    }

    private static Truth Housing(Living living)
    {
        var grade = living.HouseGrade;
        if (grade == HouseGrade.NO_HOUSE)
        {
            return Truth.Met;
        }

        var isUnsafe = grade is { } known ? Of(known is HouseGrade.C or HouseGrade.D) : Truth.Unknown;
        var isOnlyUnsafe = And(isUnsafe, And(Of(living.OnlyDwelling), NotOf(living.HouseRepaired)));
        return grade is null ? Truth.Unknown : isOnlyUnsafe;
    }

    private static Truth Water(Water water, HandParameters parameters)
    {
        decimal? longest = parameters.WaterLongestOutageDays;
        var truth = Below(water.LitresPerPersonDay, parameters.WaterLitresMinimum);
        truth = Or(truth, And(NotOf(water.Piped), Above(water.TripMinutes, parameters.WaterTripMinutes)));
        truth = Or(truth, Above(water.OutageDaysPerYear, parameters.WaterOutageDays));
        truth = Or(truth, Above(water.LongestOutageDays, longest));
        return Or(truth, water.Quality is { } quality ? Of(quality == WaterQuality.FAIL) : Truth.Unknown);
    }
}
