using FsCheck;
using FsCheck.Fluent;

namespace RiskEngine.Tests.Language.Fuzzing;

/// <summary>What an expression yields, as far as well-typed expressions must know.</summary>
internal enum Kind
{
    Whole,
    Exact,
    Binary,
    YesNo,
    Text,
    Code,
}

/// <summary>A written expression, and whether stock calls its type nullable.</summary>
internal sealed record Written(string Text, bool CanBeNull = false, bool IsLiteral = false);

/// <summary>The names that a random expression may read.</summary>
/// <param name="People">The names of the elements in scope that are people.</param>
/// <param name="Payments">The names of those that are payments.</param>
/// <param name="Depth">List questions around it.</param>
/// <param name="Hides">Whether it may turn a missing fact into a yes or no.</param>
internal sealed record Names(string[] People, string[] Payments, int Depth, bool Hides)
{
    public Names WithPerson(string name) => this with { People = [.. People, name], Depth = Depth + 1 };

    public Names WithPayment(string name) => this with { Payments = [.. Payments, name], Depth = Depth + 1 };

    /// <summary>Every fact of a kind that can be read here.</summary>
    public Gen<Written> Fact(Kind kind, bool present = false) => Gen.Elements(
        Facts(kind).Where(fact => !present || !fact.CanBeNull).DefaultIfEmpty(Literal(kind)).ToArray());

    /// <summary>A fact that can be missing, or a parameter that nobody set.</summary>
    public Gen<Written> Missing(Kind kind) => Gen.Elements(Facts(kind).Where(fact => fact.CanBeNull).ToArray());

    private IEnumerable<Written> Facts(Kind kind) => kind switch
    {
        Kind.Whole =>
        [
            new("household.Size"), new("household.Plot.Trees"), new("household.People.Count"), Null("household.Rooms"), Null("household.Spare.Trees", false),
            Null("parameters.Years"), Null("parameters.LostYears"), .. Of(People, "Age"), .. Of(People, "Months", true), .. Of(Payments, "Month"),
        ],
        Kind.Exact =>
        [
            new("household.Wage"), Null("household.Debt"), Null("household.Plot.Area"), Null("household.Spare.Area"), Null("netIncome"),
            Null("parameters.Line"), Null("parameters.Lost"), .. Of(People, "Share"), .. Of(People, "Income", true), .. Of(Payments, "Amount", true),
        ],
        Kind.Binary => [new("household.Slope"), new("0.25"), new("1.5")],
        Kind.YesNo =>
        [
            new("household.HasRoof"), Null("household.Piped"), Null("household.Plot.Own"), Null("household.Spare.Own"),
            Null("parameters.Strict"), Null("parameters.LostStrict"), Null("flags.YES"), Null("flags.NO"), Null("flags.OPEN"), Null("flags.UNSET"),
            .. Of(People, "IsHead"), .. Of(People, "Ill", true), .. Of(Payments, "Paid", true),
        ],
        Kind.Text => [new("household.Region"), Null("household.Village"), .. Of(People, "Name", true)],
        _ => [new("household.House"), Null("household.OldHouse"), .. Of(People, "Room"), .. Of(People, "OldRoom", true)],
    };

    private static Written Literal(Kind kind) => kind switch
    {
        Kind.Whole => new("2", IsLiteral: true),
        Kind.Exact => new("2.5m"),
        Kind.Binary => new("0.5"),
        Kind.YesNo => new("true"),
        Kind.Text => new("\"North\""),
        _ => new("household.House"),
    };

    private static Written Null(string text, bool canBeNull = true) => new(text, canBeNull);

    private static IEnumerable<Written> Of(string[] owners, string fact, bool canBeNull = false) =>
        owners.Select(owner => new Written($"{owner}.{fact}", canBeNull));
}
