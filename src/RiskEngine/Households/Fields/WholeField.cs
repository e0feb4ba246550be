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
        if (outcome == NumberOutcome.TooPrecise)
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.WrongType("a whole number", "decimals"));
        }
        else if (outcome == NumberOutcome.TooLarge || !Fits(number))
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.OutOfRange(least, most));
        }
        else
        {
            set(owner, (int)Signed(number));
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeNumber(maxDecimals: 0, out var number) || !Fits(number))
        {
            return false;
        }

        set(owner, (int)Signed(number));
        return true;
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

    private bool Fits(NumberText number) => Signed(number) is var value && value >= least && value <= most;

    private static long Signed(NumberText number) => number.IsNegative ? -number.Digits : number.Digits;
}
