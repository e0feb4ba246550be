using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>An amount or measurement with decimals.</summary>
internal sealed class NumberField<T>(string name, Func<T, decimal?> get, Action<T, decimal> set) : Field<T>(name)
    where T : class
{
    /// <summary>Just under a million million, in cents.</summary>
    internal const decimal MostMoney = 999_999_999_999.99m;

    /// <summary>Whether a loss is an answer too.</summary>
    internal bool MayBeNegative { get; init; }

    internal decimal Most { get; init; } = MostMoney;

    internal int Decimals { get; init; } = 2;

    internal override AnswerKind Kind => AnswerKind.Number;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.Number)
        {
            reading.RefuseType(ref json, Pointer, "a number");
            return;
        }

        var outcome = NumberText.Read(reading.Number(ref json), Decimals, out var number);
        if (outcome == NumberOutcome.TooPrecise)
        {
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.TooManyDecimals(Decimals));
        }
        else if (outcome == NumberOutcome.TooLarge || !Fits(number))
        {
            var least = MayBeNegative ? -Most : 0;
            reading.Refuse(Pointer, json.TokenStartIndex, SnapshotMistakes.OutOfRange(least, Most));
        }
        else
        {
            set(owner, number.Value);
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeNumber(Decimals, out var number) || !Fits(number))
        {
            return false;
        }

        set(owner, number.Value);
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

    // A number that could be read is under the bound of money, so that decimals are compared for measurements alone.
    private bool Fits(NumberText number) =>
        (MayBeNegative || !number.IsNegative) && (Most == MostMoney || number.Value <= Most);
}
