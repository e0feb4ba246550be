using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>A whole number between two bounds, both allowed.</summary>
internal sealed class WholeField<T>(string name, int least, int most, Func<T, int?> get, Action<T, int> set)
    : Field<T>(name)
    where T : class
{
    internal override AnswerKind Kind => AnswerKind.Number;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            reading.RefuseType(ref json, Pointer, "a whole number");
            return;
        }

        var outcome = NumberText.Read(reading.Number(ref json), maxDecimals: 0, out var number);
        var value = number.IsNegative ? -number.Digits : number.Digits;
        if (outcome == NumberOutcome.TooPrecise)
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.WrongType("a whole number", "decimals"));
        }
        else if (outcome == NumberOutcome.TooLarge || value < least || value > most)
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.OutOfRange(least, most));
        }
        else
        {
            set(owner, (int)value);
        }
    }

    internal override bool IsKnown(T owner) => get(owner).HasValue;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { } number)
        {
            writer.Name(Opening);
            writer.Number(number);
        }
    }
}
