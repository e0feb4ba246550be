using RiskEngine.Assessments.Compiling;
using RiskEngine.Language;
using RiskEngine.RuleSets;

namespace RiskEngine.Assessments;

/// <summary>
/// The codes of a compiled rule set in fixed places, so that an answer can be kept as numbers and bits: bit 0 of byte 0 is the
/// first code.
/// </summary>
public sealed class CodeTables
{
    private readonly int[] flags;
    private readonly int[] measures;

    internal CodeTables(BoundRuleSet bound)
    {
        flags = Of(bound, DomainKind.Flags);
        measures = Of(bound, DomainKind.Measures);
        Categories = [.. bound.Categories];
        Flags = [.. flags.Select(rule => bound.Rules[rule].Code)];
        Measures = [.. measures.Select(rule => bound.Rules[rule].Code)];
    }

    /// <summary>Every category that the rule set can give.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>Its flags.</summary>
    public IReadOnlyList<string> Flags { get; }

    /// <summary>Its measures.</summary>
    public IReadOnlyList<string> Measures { get; }

    /// <summary>Place of the category of an assessment.</summary>
    public static int CategoryOf(Assessment assessment)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        return assessment.CategoryIndex;
    }

    /// <summary>Bits of the met flags of an assessment by this rule set.</summary>
    public byte[] FlagsMet(Assessment assessment) => Bits(assessment, flags, Truth.Met);

    /// <summary>Bits of its flags that missing facts leave open.</summary>
    public byte[] FlagsUnknown(Assessment assessment) => Bits(assessment, flags, Truth.Unknown);

    /// <summary>Bits of its recommended measures.</summary>
    public byte[] MeasuresMet(Assessment assessment) => Bits(assessment, measures, Truth.Met);

    /// <summary>The codes whose bits are set.</summary>
    /// <param name="bits">Bits as of this class.</param>
    /// <param name="codes">The table that they stand for.</param>
    public static IEnumerable<string> Codes(byte[] bits, IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(bits);
        ArgumentNullException.ThrowIfNull(codes);
        return codes.Where((_, place) => place / 8 < bits.Length && (bits[place / 8] >> (place % 8) & 1) == 1);
    }

    private static int[] Of(BoundRuleSet bound, DomainKind kind) =>
        [.. bound.Rules.Where(rule => rule.Domain.Kind == kind).Select(rule => rule.Index)];

    private static byte[] Bits(Assessment assessment, int[] rules, Truth wanted)
    {
        ArgumentNullException.ThrowIfNull(assessment);
        var bits = new byte[(rules.Length + 7) / 8];
        for (var place = 0; place < rules.Length; place++)
        {
            if (assessment.TruthOf(rules[place]) == wanted)
            {
                bits[place / 8] |= (byte)(1 << (place % 8));
            }
        }

        return bits;
    }
}
