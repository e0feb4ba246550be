using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Tests.Rules.Sanity;

/// <summary>A change of a household for the worse, made in memory.</summary>
/// <param name="Name">What happens to it.</param>
/// <param name="Kind">Which of the four changes of the issue it is.</param>
/// <param name="Apply">Makes it; false where it changes nothing, such as a worry that is there already.</param>
internal sealed record Worsening(string Name, string Kind, Func<HouseholdSnapshot, Random, LocalDate, bool> Apply)
{
    private const string Shock = "a shock", Guarantee = "an unsecured worry or guarantee", Illness = "an illness",
        Disability = "a disability";

    private static readonly EventType[] Events = Enum.GetValues<EventType>();

    private static readonly int[] Levels = [1, 2, 3, 4];

    public static IReadOnlyList<Worsening> All { get; } =
    [
        new("something strikes", Shock, (household, random, asOf) => Strike(household, random, asOf)),
        new("hunger", Guarantee, (household, _, _) => !Is(household.Living.FoodSecured, false) && Set(() => household.Living.FoodSecured = false)),
        new("cold", Guarantee, (household, _, _) => !Is(household.Living.ClothingSecured, false) && Set(() => household.Living.ClothingSecured = false)),
        new("a dangerous house", Guarantee, (household, _, _) => Set(() =>
            (household.Living.HouseGrade, household.Living.OnlyDwelling, household.Living.HouseRepaired) = (HouseGrade.D, true, false))),
        new("no house", Guarantee, (household, _, _) => Set(() => household.Living.HouseGrade = HouseGrade.NO_HOUSE)),
        new("too little water", Guarantee, (household, _, _) => Set(() => household.Living.Water.LitresPerPersonDay = 5)),
        new("foul water", Guarantee, (household, _, _) => Set(() => household.Living.Water.Quality = WaterQuality.FAIL)),
        new("a member without medical insurance", Guarantee, (household, random, _) =>
            Set(() => One(household, random).BasicMedicalInsurance = Insurance.NONE)),
        new("a child out of school", Guarantee, (household, _, _) =>
            household.Members.FirstOrDefault(member => member.Age is >= 6 and <= 15) is { } child && Set(() =>
                (child.SchoolStage, child.DropoutReason) = (SchoolStage.NOT_IN_SCHOOL, DropoutReason.ECONOMIC))),
        new("a serious illness", Illness, (household, random, _) => Set(() => One(household, random).SeriousIllness = true)),
        new("a chronic illness", Illness, (household, random, _) => Set(() => One(household, random).ChronicIllness = true)),
        new("a stay in hospital with its bill", Illness, (household, random, _) =>
        {
            One(household, random).Hospitalised = true;
            household.Expenses.MedicalOutOfPocket += random.Next(100, 60_000);
            return true;
        }),
        new("a disability", Disability, (household, random, _) =>
        {
            var member = One(household, random);
            var level = Levels[random.Next(Levels.Length)];
            return (member.DisabilityLevel is not (> 0 and var before) || level < before) && Set(() => member.DisabilityLevel = level);
        }),
    ];

    public override string ToString() => Name;

    private static bool Strike(HouseholdSnapshot household, Random random, LocalDate asOf)
    {
        if (household.Events is null)
        {
            return false;
        }

        var happened = household.Events.Next();
        happened.IsPresent = true;
        happened.Type = Events[random.Next(Events.Length)];
        happened.Date = LocalDate.Min(household.SnapshotDate, asOf).PlusDays(-random.Next(0, 500));
        happened.Loss = random.Next(0, 20_000);
        happened.IncomeLoss = random.Next(0, 20_000);
        happened.Expense = random.Next(0, 20_000);
        happened.Compensation = 0;
        happened.Resolved = false;
        return true;
    }

    private static Member One(HouseholdSnapshot household, Random random) => household.Members[random.Next(household.Members.Count)];

    private static bool Is(bool? answer, bool value) => answer == value;

    private static bool Set(Action change)
    {
        change();
        return true;
    }
}
