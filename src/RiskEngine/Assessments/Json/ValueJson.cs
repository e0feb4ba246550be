using System.Buffers;

namespace RiskEngine.Assessments.Json;

/// <summary>How operands read: as JSON values, and inside a sentence of either language.</summary>
internal sealed class ValueJson
{
    public static readonly ValueJson Zh = new("是"u8, "否"u8, "未知"u8);
    public static readonly ValueJson En = new("yes"u8, "no"u8, "unknown"u8);

    private static readonly SearchValues<char> Harmless =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

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
            case OperandKind.Yes:
                text.Append(yes);
                break;
            case OperandKind.No:
                text.Append(no);
                break;
            case OperandKind.Text:
                AppendEscaped(text, value.Text!);
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
            case OperandKind.Yes:
                text.Append("true"u8);
                break;
            case OperandKind.No:
                text.Append("false"u8);
                break;
            case OperandKind.Text:
                text.Append((byte)'"');
                AppendEscaped(text, value.Text!);
                text.Append((byte)'"');
                break;
            default:
                text.Append("null"u8);
                break;
        }
    }

    // Nearly every text is a code, a region or an id, in which nothing needs an escape.
    private static void AppendEscaped(Utf8Text text, string value)
    {
        if (value.AsSpan().ContainsAnyExcept(Harmless))
        {
            text.Append(Fragment.Inner(value));
        }
        else
        {
            text.AppendPlain(value);
        }
    }
}
