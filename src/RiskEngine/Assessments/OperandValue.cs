using RiskEngine.Households.Fields;
using RiskEngine.Language;

namespace RiskEngine.Assessments;

/// <summary>What an <see cref="OperandValue"/> holds.</summary>
internal enum OperandKind : byte
{
    None,
    Unknown,
    Number,
    Yes,
    No,
    Text,
}

/// <summary>A value that an explanation shows: a number, a yes or no, a code or text, or that it is unknown.</summary>
internal readonly record struct OperandValue(OperandKind Kind, decimal Number, string? Text)
{
    public static readonly OperandValue Unknown = new(OperandKind.Unknown, 0, null);

    public static OperandValue Of(decimal value) => new(OperandKind.Number, value, null);

    public static OperandValue Of(string value) => new(OperandKind.Text, 0, value);

    public static OperandValue OfTruth(int truth) => (Truth)truth switch
    {
        Truth.Met => new(OperandKind.Yes, 0, null),
        Truth.NotMet => new(OperandKind.No, 0, null),
        _ => Unknown,
    };

    public static OperandValue OfCode<T>(T code)
        where T : struct, Enum => new(OperandKind.Text, 0, Codes<T>.NameOf(code));
}
