using RiskEngine.Language;

namespace RiskEngine.Tests.Language;

/// <summary>A small household with one fact of every kind, there or not; filled by tests.</summary>
public sealed class SampleHousehold
{
    public int Size { get; set; } = 3;

    public int? Rooms { get; set; }

    public decimal Wage { get; set; } = 1000.50m;

    public decimal? Debt { get; set; }

    public double Slope { get; set; } = 0.5;

    public bool HasRoof { get; set; } = true;

    public bool? Piped { get; set; }

    public string Region { get; set; } = "North";

    public string? Village { get; set; }

    public House House { get; set; } = House.C;

    public House? OldHouse { get; set; }

    public List<Person> People { get; set; } = [];

    public List<Person>? Guests { get; set; }

    public Plot Plot { get; set; } = new();

    public Plot? Spare { get; set; }
}

/// <summary>A person of the sample household.</summary>
public sealed class Person
{
    public int Age { get; set; }

    public int? Months { get; set; }

    public decimal Share { get; set; }

    public decimal? Income { get; set; }

    public bool IsHead { get; set; }

    public bool? Ill { get; set; }

    public string? Name { get; set; }

    public House Room { get; set; }

    public House? OldRoom { get; set; }

    public List<Payment> Payments { get; set; } = [];

    public List<Payment>? Gifts { get; set; }
}

/// <summary>A payment to a person.</summary>
public sealed class Payment
{
    public decimal? Amount { get; set; }

    public bool? Paid { get; set; }

    public int Month { get; set; }
}

/// <summary>A plot of the sample household.</summary>
public sealed class Plot
{
    public decimal? Area { get; set; }

    public bool? Own { get; set; }

    public int Trees { get; set; }
}

/// <summary>Codes of the sample.</summary>
public enum House
{
    A,
    B,
    C,
    NO_HOUSE,
}

/// <summary>The variables of the tests: the household, parameters and flags, found or not.</summary>
internal static class SampleScope
{
    public static Scope Create(bool refusesHiddenUnknowns = false)
    {
        var scope = new Scope { RefusesHiddenUnknowns = refusesHiddenUnknowns };
        foreach (var variable in Variables)
        {
            scope.Add(variable);
        }

        return scope;
    }

    public static IReadOnlyList<Variable> Variables { get; } =
    [
        new("household", typeof(SampleHousehold)),
        new("netIncome", typeof(decimal?)),
        Parameter("Line", typeof(decimal?)),
        Parameter("Lost", typeof(decimal?)),
        Parameter("Years", typeof(int?)),
        Parameter("LostYears", typeof(int?)),
        Parameter("Strict", typeof(bool?)),
        Parameter("LostStrict", typeof(bool?)),
        Flag("YES"), Flag("NO"), Flag("OPEN"), Flag("UNSET"),
    ];

    /// <summary>Reads the variables: a parameter or flag is there, missing or unset by its name.</summary>
    public static Func<Variable, object?> Read(SampleHousehold household, decimal? netIncome = 3000m) => variable => variable.Name switch
    {
        "household" => household,
        "netIncome" => netIncome,
        "Line" => 100m,
        "Years" => 5,
        "Strict" => true,
        "YES" => Truth.Met,
        "NO" => Truth.NotMet,
        "OPEN" => Truth.Unknown,
        "UNSET" => Truth.Unset,
        _ => Absent.Unset,
    };

    private static Variable Parameter(string name, Type type) => new(name, type) { Group = "parameters", CanBeUnset = true, IsFact = false };

    private static Variable Flag(string name) => new(name, typeof(bool?)) { Group = "flags", CanBeUnset = true };
}
