using System.Globalization;
using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>The list of risk causes, each at most once.</summary>
internal sealed class CauseField() : Field<HouseholdSnapshot>("riskCauses")
{
    private const int Most = 5;

    internal override AnswerKind Kind => AnswerKind.Codes;

    internal override IReadOnlyList<string> CodeNames => Codes<RiskCause>.Names;

    internal override void Read(ref Utf8JsonReader json, HouseholdSnapshot owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            reading.RefuseType(ref json, Pointer, "a list of codes");
            return;
        }

        var start = json.TokenStartIndex;
        var causes = owner.StartRiskCauses();
        var count = 0;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray && !reading.IsFull)
        {
            if (count++ < Most)
            {
                ReadCause(ref json, causes, count - 1, reading);
            }
            else
            {
                json.Skip();
            }
        }

        if (count > Most)
        {
            reading.Refuse(Pointer, start, SnapshotMistakes.TooLong(Most));
        }
    }

    internal override bool TryTake(ref JsonCursor json, HouseholdSnapshot owner, Reading reading)
    {
        if (!json.TryTake((byte)'['))
        {
            return false;
        }

        var causes = owner.StartRiskCauses();
        if (json.TryTake((byte)']'))
        {
            return true;
        }

        do
        {
            if (causes.Count == Most || !json.TryTakeText(out var text) || !Codes<RiskCause>.TryRead(text, out var cause)
                || causes.AsSpan().Contains(cause))
            {
                return false;
            }

            causes.Add(cause);
        }
        while (json.TryTake((byte)','));

        return json.TryTake((byte)']');
    }

    internal override bool IsKnown(HouseholdSnapshot owner) => owner.RiskCauses is not null;

    internal override void Write(HouseholdSnapshot owner, ref CanonicalWriter writer)
    {
        if (owner.RiskCauses is not { } causes)
        {
            return;
        }

        writer.Name(Opening);
        writer.StartList();
        foreach (var cause in causes)
        {
            writer.Element();
            writer.Text(Codes<RiskCause>.NameOf(cause));
        }

        writer.EndList();
    }

    private void ReadCause(ref Utf8JsonReader json, FactList<RiskCause> causes, int index, Reading reading)
    {
        var before = reading.Count;
        if (CodeField<HouseholdSnapshot, RiskCause>.TryRead(ref json, "", reading, out var cause))
        {
            if (causes.AsSpan().Contains(cause))
            {
                reading.Refuse("", json.TokenStartIndex, SnapshotMistakes.SameCode(cause.ToString()));
            }

            causes.Add(cause);
        }

        if (reading.Count > before)
        {
            reading.Within(before, string.Create(CultureInfo.InvariantCulture, $"{Pointer}/{index}"));
        }
    }
}
