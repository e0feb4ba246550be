namespace RiskEngine.Tests.Language.Conformance;

/// <summary>The object <c>h</c> of <c>fixture.json</c>, member for member.</summary>
public sealed class ObservedHousehold
{
    public string Id { get; } = "H1";

    public string Region { get; } = "North";

    public int Size { get; } = 4;

    public decimal Income { get; } = 1000.10m;

    public decimal? Assets { get; } = 50;

    public decimal? NullDec { get; }

    public double Score { get; } = 0.3;

    public double? NullDbl { get; }

    public float F { get; } = 0.1f;

    public long L { get; } = 5_000_000_000;

    public int? IntN { get; } = 7;

    public int? NullInt { get; }

    public short S { get; } = 3;

    public byte B { get; } = 2;

    public uint U { get; } = 3;

    public ulong UL { get; } = 3;

    public bool Flag { get; } = true;

    public bool? FlagN { get; } = true;

    public bool? NullFlag { get; }

    public DateTime Date { get; } = new(2024, 1, 15);

    public DateTime? DateN { get; } = new DateTime(2024, 1, 15);

    public DateTime? NullDate { get; }

    public DateOnly D { get; } = new(2024, 1, 15);

    public DateOnly? DN { get; }

    public DateTimeOffset Dto { get; } = new(2024, 1, 15, 0, 0, 0, TimeSpan.Zero);

    public TimeSpan Ts { get; } = TimeSpan.FromDays(3);

    public char C { get; } = 'a';

    public Guid G { get; } = new("11111111-1111-1111-1111-111111111111");

    public List<int> Ints { get; } = [1, 2, 3];

    public int[] Arr { get; } = [1, 2, 3];

    public IEnumerable<int> Ie { get; } = [1, 2];

    public List<decimal> Decs { get; } = [1.1m, 2.2m];

    public List<decimal?> DecNs { get; } = [1.1m, null];

    public List<string?> Strs { get; } = ["A", "b", null];

    public string? NullStr { get; }

    public string Empt { get; } = "";

    public Member Head { get; } = new() { Name = "Ann", Age = 34 };

    public Member? NullHead { get; }

    public Gender Sex { get; } = Gender.Female;

    public Gender? SexN { get; } = Gender.Male;

    public Gender? NullSex { get; }

    public object Obj { get; } = 5;

    public object ObjS { get; } = "x";

    public object? NullObj { get; }

    public Dictionary<string, object> Dict { get; } = new() { ["a"] = 1, ["b"] = "s" };

    public Dictionary<string, int> DictI { get; } = new() { ["a"] = 1 };

    public List<Member> Empty { get; } = [];

    public List<Member>? NullList { get; }

    public List<Member> Members { get; } =
    [
        new()
        {
            Name = "Ann", Age = 34, Income = 500, Disabled = false, Status = "employed",
            BirthDate = new DateTime(1990, 1, 1), Sex = Gender.Female, Xs = [1, 2],
        },
        new()
        {
            Name = "Bob", Age = 5, Income = 0, Benefit = 20, Disabled = true, Status = "child",
            BirthDate = new DateTime(2019, 1, 1), Sex = Gender.Male, Xs = [3],
        },
    ];
}

/// <summary>A member of the observed household.</summary>
public sealed class Member
{
    public string Name { get; init; } = "";

    public int Age { get; init; }

    public decimal Income { get; init; }

    public decimal? Benefit { get; init; }

    public bool Disabled { get; init; }

    public string Status { get; init; } = "";

    public DateTime BirthDate { get; init; }

    public Gender Sex { get; init; }

    public List<int> Xs { get; init; } = [];

    public Member? Spouse { get; init; }
}

/// <summary>As the fixture names it.</summary>
public enum Gender
{
    Unknown = 0,
    Male = 1,
    Female = 2,
}
