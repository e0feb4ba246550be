using FsCheck;
using FsCheck.Fluent;
using RiskEngine.Language;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>A household and the values of all other variables.</summary>
internal sealed record Situation(SampleHousehold Household, IReadOnlyDictionary<string, object?> Values)
{
    public object? Read(Variable variable) => variable.Name == "household" ? Household : Values[variable.Name];
}

/// <summary>Random situations: complete ones, with numbers at the edges of what they can hold.</summary>
internal static class RandomSituations
{
    /// <summary>Nothing is missing; a parameter can be unset.</summary>
    public static Gen<Situation> Complete() =>
        from household in Households()
        from net in Money()
        from amounts in Gen.ListOf(Gen.OneOf(Money().Select(value => (object?)value), Gen.Constant<object?>(Absent.Unset)), 2)
        from years in Gen.ListOf(Gen.OneOf(Numbers().Select(value => (object?)value), Gen.Constant<object?>(Absent.Unset)), 2)
        from words in Gen.ListOf(Gen.Elements<object?>(true, false, Absent.Unset), 2)
        from flags in Gen.ListOf(Gen.Elements<object?>(Truth.Met, Truth.NotMet, Truth.Met, Truth.NotMet, Truth.Unset), 4)
        select new Situation(household, new Dictionary<string, object?>
        {
            ["netIncome"] = net,
            ["Line"] = amounts[0], ["Lost"] = amounts[1], ["Years"] = years[0], ["LostYears"] = years[1], ["Strict"] = words[0], ["LostStrict"] = words[1],
            ["YES"] = flags[0], ["NO"] = flags[1], ["OPEN"] = flags[2], ["UNSET"] = flags[3],
        });

    private static Gen<SampleHousehold> Households() =>
        from numbers in Gen.ListOf(Numbers(), 2)
        from money in Gen.ListOf(Money(), 2)
        from slope in Gen.Elements(0, 0.5, -1.5, 1e300, double.MaxValue, 3)
        from yes in Gen.ListOf(Gen.Elements(true, false), 2)
        from texts in Gen.ListOf(Texts(), 2)
        from codes in Gen.ListOf(Gen.Elements(Enum.GetValues<House>()), 2)
        from people in Lists(People())
        from guests in Lists(People())
        from plots in Gen.ListOf(Plots(), 2)
        select new SampleHousehold
        {
            Size = numbers[0], Rooms = numbers[1], Wage = money[0], Debt = money[1], Slope = slope, HasRoof = yes[0], Piped = yes[1], Region = texts[0],
            Village = texts[1], House = codes[0], OldHouse = codes[1], People = people, Guests = guests, Plot = plots[0], Spare = plots[1],
        };

    private static Gen<Person> People() =>
        from numbers in Gen.ListOf(Numbers(), 2)
        from money in Gen.ListOf(Money(), 2)
        from yes in Gen.ListOf(Gen.Elements(true, false), 2)
        from name in Texts()
        from codes in Gen.ListOf(Gen.Elements(Enum.GetValues<House>()), 2)
        from payments in Lists(Payments())
        from gifts in Lists(Payments())
        select new Person
        {
            Age = numbers[0], Months = numbers[1], Share = money[0], Income = money[1], IsHead = yes[0], Ill = yes[1], Name = name,
            Room = codes[0], OldRoom = codes[1], Payments = payments, Gifts = gifts,
        };

    private static Gen<Payment> Payments() =>
        from amount in Money()
        from paid in Gen.Elements(true, false)
        from month in Numbers()
        select new Payment { Amount = amount, Paid = paid, Month = month };

    private static Gen<Plot> Plots() =>
        from area in Money()
        from own in Gen.Elements(true, false)
        from trees in Numbers()
        select new Plot { Area = area, Own = own, Trees = trees };

    private static Gen<List<T>> Lists<T>(Gen<T> elements) =>
        Gen.Choose(0, 3).SelectMany(count => Gen.ListOf(elements, count)).Select(list => list.ToList());

    private static Gen<decimal> Money() => Gen.Frequency(
        (6, Gen.Choose(-2_000, 2_000).Select(cents => cents / 100m)),
        (2, Gen.Elements(0m, 1m, -1m, 1.50m)),
        (1, Gen.Elements(decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m)));

    private static Gen<int> Numbers() => Gen.Frequency(
        (8, Gen.Choose(-3, 12)),
        (1, Gen.Elements(int.MaxValue, int.MinValue)));

    private static Gen<string> Texts() => Gen.Elements("North", "x", "");
}
