namespace RiskEngine.Assessments.Json;

/// <summary>How operands read: as JSON values, and inside a sentence of either language.</summary>
internal sealed class ValueJson
{
    public static readonly ValueJson Zh = new("是"u8, "否"u8, "未知"u8);
    public static readonly ValueJson En = new("yes"u8, "no"u8, "unknown"u8);

    private readonly byte[] yes;
    private readonly byte[] no;
    private readonly byte[] unknown;

    private ValueJson(ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no, ReadOnlySpan<byte> unknown) =>
        (this.yes, this.no, this.unknown) = (yes.ToArray(), no.ToArray(), unknown.ToArray());

    /// <summary>The value inside a sentence.</summary>
    public void Append(Utf8Text text, OperandValue value)
    {
        switch (value.Kind)
        {
            case OperandKind.Number:
                text.Append(value.Number);
                break;
            case OperandKind.Condition:
                text.Append(value.Number == 1 ? yes : no);
                break;
            case OperandKind.Text:
                text.Append(Fragment.Inner(value.Text!));
                break;
            default:
                text.Append(unknown);
                break;
        }
    }

    /// <summary>The value as JSON; null where it is unknown.</summary>
    public static void AppendJson(Utf8Text text, OperandValue value)
    {
        switch (value.Kind)
        {
            case OperandKind.Number:
                text.Append(value.Number);
                break;
            case OperandKind.Condition:
                text.Append(value.Number == 1 ? "true"u8 : "false"u8);
                break;
            case OperandKind.Text:
                text.Append(Fragment.Quoted(value.Text!));
                break;
            default:
                text.Append("null"u8);
                break;
        }
    }
}
