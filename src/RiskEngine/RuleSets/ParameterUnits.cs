namespace RiskEngine.RuleSets;

/// <summary>The closed list of units, and the type of number that each of them has.</summary>
public static class ParameterUnits
{
    /// <summary>Every unit that a parameter may have.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "CNY/person/year", "CNY/person/month", "CNY/month", "CNY/year", "CNY", "persons", "years", "months", "days",
        "days/year", "minutes", "litres/person/day", "share", "multiplier", "points", "yes/no",
    ];

    /// <summary>
    /// The type that an expression sees: counted things are <see cref="int"/>, measured ones <see cref="decimal"/>.
    /// </summary>
    public static Type TypeOf(string unit) => unit switch
    {
        "persons" or "years" or "months" or "days" => typeof(int),
        "yes/no" => typeof(bool),
        _ => typeof(decimal),
    };
}
