using RiskEngine.Language;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>A situation → the same one with some of its facts missing.</summary>
/// <param name="chance">How likely a fact is to be forgotten, of 100.</param>
internal sealed class Forgetting(Random random, int chance)
{
    /// <summary>A copy that knows less, never something else.</summary>
    public Situation From(Situation known) => new(
        Household(known.Household),
        known.Values.ToDictionary(value => value.Key, value => value.Value switch
        {
            decimal when value.Key == "netIncome" && Forgets => null,
            Truth.Met or Truth.NotMet when Forgets => Truth.Unknown,
            var kept => kept,
        }));

    private bool Forgets => random.Next(100) < chance;

    private SampleHousehold Household(SampleHousehold known) => new()
    {
        Size = known.Size, Rooms = Kept(known.Rooms), Wage = known.Wage, Debt = Kept(known.Debt), Slope = known.Slope, HasRoof = known.HasRoof,
        Piped = Kept(known.Piped), Region = known.Region, Village = Kept(known.Village), House = known.House, OldHouse = Kept(known.OldHouse),
        People = People(known.People), Guests = Kept(known.Guests) is { } guests ? People(guests) : null,
        Plot = Plot(known.Plot), Spare = Kept(known.Spare) is { } spare ? Plot(spare) : null,
    };

    private List<Person> People(List<Person> known) => [.. known.Select(person => new Person
    {
        Age = person.Age, Months = Kept(person.Months), Share = person.Share, Income = Kept(person.Income), IsHead = person.IsHead, Ill = Kept(person.Ill),
        Name = Kept(person.Name), Room = person.Room, OldRoom = Kept(person.OldRoom), Payments = Payments(person.Payments),
        Gifts = Kept(person.Gifts) is { } gifts ? Payments(gifts) : null,
    })];

    private List<Payment> Payments(List<Payment> known) =>
        [.. known.Select(payment => new Payment { Amount = Kept(payment.Amount), Paid = Kept(payment.Paid), Month = payment.Month })];

    private Plot Plot(Plot known) => new() { Area = Kept(known.Area), Own = Kept(known.Own), Trees = known.Trees };

    private T? Kept<T>(T? value)
        where T : struct => Forgets ? null : value;

    private T? Kept<T>(T? value)
        where T : class => Forgets ? null : value;
}
