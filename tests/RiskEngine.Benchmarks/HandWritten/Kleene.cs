using RiskEngine.Language;

namespace RiskEngine.Benchmarks.HandWritten;

/// <summary>Answers with three outcomes, and the unset parameter that no fact could cure.</summary>
internal static class Kleene
{
    public static Truth And(Truth a, Truth b) => a < b ? a : b;

    public static Truth Or(Truth a, Truth b) => a > b ? a : b;

    public static Truth Not(Truth truth) => truth switch
    {
        Truth.Met => Truth.NotMet,
        Truth.NotMet => Truth.Met,
        _ => truth,
    };

    public static Truth Of(bool answer) => answer ? Truth.Met : Truth.NotMet;

    public static Truth Of(bool? fact) => fact is { } known ? Of(known) : Truth.Unknown;

    public static Truth NotOf(bool? fact) => fact is { } known ? Of(!known) : Truth.Unknown;

    public static Truth OfParameter(bool? parameter) => parameter is { } set ? Of(set) : Truth.Unset;

    public static Truth Below(int? fact, int? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value < bound) : Truth.Unknown;

    public static Truth AtMost(int? fact, int? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value <= bound) : Truth.Unknown;

    public static Truth AtLeast(int? fact, int? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value >= bound) : Truth.Unknown;

    public static Truth Above(int? fact, int? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value > bound) : Truth.Unknown;

    public static Truth Between(int? fact, int? from, int? to) => And(AtLeast(fact, from), AtMost(fact, to));

    public static Truth Below(in decimal? fact, in decimal? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value < bound) : Truth.Unknown;

    public static Truth AtLeast(in decimal? fact, in decimal? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value >= bound) : Truth.Unknown;

    public static Truth Above(in decimal? fact, in decimal? parameter) =>
        parameter is not { } bound ? Truth.Unset : fact is { } value ? Of(value > bound) : Truth.Unknown;
}
