using System.Buffers;
using System.Text;
using NodaTime;
using RiskEngine.Households;

namespace RiskEngine.Assessments.Json;

/// <summary>A growing buffer of UTF-8 that is written again and again. What it appends does not depend on culture or machine.</summary>
internal sealed class Utf8Text : IBufferWriter<byte>
{
    private const int Decimals = 4;

    private byte[] bytes = new byte[4_096];
    private int length;

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, length);

    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, length);

    public int Length => length;

    public void Clear() => length = 0;

    public void Append(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Free(text.Length));
        length += text.Length;
    }

    public void Append(byte one)
    {
        Free(1)[0] = one;
        length++;
    }

    /// <summary>The comma between the elements of a list.</summary>
    /// <param name="before">Number of elements written before.</param>
    public void Comma(int before)
    {
        if (before > 0)
        {
            Append((byte)',');
        }
    }

    /// <summary>A whole number that is not negative.</summary>
    public void Append(int number) => length += DecimalText.WriteWhole((ulong)number, Free(11));

    /// <summary>A number rounded half-even to 4 decimals, without trailing zeros.</summary>
    public void Append(decimal number)
    {
        var rounded = number.Scale <= Decimals ? number : decimal.Round(number, Decimals, MidpointRounding.ToEven);
        length += DecimalText.Write(rounded, Free(DecimalText.MaxLength));
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public void Append(LocalDate day)
    {
        var free = Free(10);
        DecimalText.WriteDigits((ulong)day.Year, free[..4]);
        free[4] = (byte)'-';
        DecimalText.WriteDigits((ulong)day.Month, free[5..7]);
        free[7] = (byte)'-';
        DecimalText.WriteDigits((ulong)day.Day, free[8..10]);
        length += 10;
    }

    /// <summary>Text without quotes or escapes.</summary>
    public void AppendPlain(string text)
    {
        var free = Free(Encoding.UTF8.GetMaxByteCount(text.Length));
        length += Encoding.UTF8.GetBytes(text, free);
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Free(Math.Max(1, sizeHint));
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => Free(Math.Max(1, sizeHint));

    private Span<byte> Free(int wanted)
    {
        if (bytes.Length - length < wanted)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + wanted));
        }

        return bytes.AsSpan(length);
    }
}
