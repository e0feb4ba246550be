using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>A pseudonym issued by the caller.</summary>
internal sealed class IdField<T>(string name, Func<T, Pseudonym> get) : Field<T>(name)
    where T : class
{
    internal override AnswerKind Kind => AnswerKind.Text;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            reading.RefuseType(ref json, Pointer, "an id");
            return;
        }

        var id = reading.Text(ref json);
        if (TextForm.Id.Holds(id))
        {
            get(owner).Set(id);
        }
        else
        {
            reading.Refuse(Pointer, json.TokenStartIndex, TextForm.Id.Mistake());
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeText(out var id) || !TextForm.Id.Holds(id))
        {
            return false;
        }

        get(owner).Set(id);
        return true;
    }

    internal override bool IsKnown(T owner) => get(owner).IsKnown;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { IsKnown: true } id)
        {
            writer.Name(Opening);
            writer.Text(id.Utf8);
        }
    }
}
