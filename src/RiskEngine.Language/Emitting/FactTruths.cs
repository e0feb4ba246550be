using System.Numerics;
using System.Runtime.CompilerServices;

namespace RiskEngine.Language.Emitting;

/// <summary>
/// The truth of the commonest questions about one fact. Emitted code calls these instead of spelling them out: the JIT inlines them,
/// and has a quarter of the code to read.
/// </summary>
internal static class FactTruths
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of(bool? fact) => fact.HasValue ? fact.GetValueOrDefault() ? (int)Truth.Met : (int)Truth.NotMet : (int)Truth.Unknown;

    // Two bits for each truth, in order: NotMet → Met, Unset and Unknown stay, Met → NotMet.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Not(int truth) => (0b00_10_01_11 >> (truth + truth)) & 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Is<T>(T? fact, T code)
        where T : struct, Enum => fact.HasValue ? Of(EqualityComparer<T>.Default.Equals(fact.GetValueOrDefault(), code)) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IsNot<T>(T? fact, T code)
        where T : struct, Enum => fact.HasValue ? Of(!EqualityComparer<T>.Default.Equals(fact.GetValueOrDefault(), code)) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Equal<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() == value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int NotEqual<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() != value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Less<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() < value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int LessOrEqual<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() <= value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Greater<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() > value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int GreaterOrEqual<T>(T? fact, T value)
        where T : struct, INumber<T> => fact.HasValue ? Of(fact.GetValueOrDefault() >= value) : (int)Truth.Unknown;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Of(bool yes) => yes ? (int)Truth.Met : (int)Truth.NotMet;
}
