using System.Text.Json;
using NodaTime;

namespace RiskEngine.Households.Fields;

/// <summary>A day of the calendar, <c>yyyy-MM-dd</c>.</summary>
internal sealed class DateField<T>(string name, Func<T, LocalDate?> get, Action<T, LocalDate> set) : Field<T>(name)
    where T : class
{
    internal override AnswerKind Kind => AnswerKind.Date;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            reading.RefuseType(ref json, Pointer, "a date");
        }
        else if (IsDate(reading.Text(ref json), out var date))
        {
            set(owner, date);
        }
        else
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.BadDate());
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeText(out var text) || !IsDate(text, out var date))
        {
            return false;
        }

        set(owner, date);
        return true;
    }

    internal override bool IsKnown(T owner) => get(owner).HasValue;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { } date)
        {
            writer.Name(Opening);
            writer.Date(date);
        }
    }

    private static bool IsDate(ReadOnlySpan<byte> text, out LocalDate date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        var year = Digits(text[..4]);
        var month = Digits(text[5..7]);
        var day = Digits(text[8..]);
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new LocalDate(year, month, day);
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var unit in text)
        {
            var digit = unit - '0';
            if (digit is < 0 or > 9)
            {
                return -1;
            }

            number = (number * 10) + digit;
        }

        return number;
    }
}
