using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>A question answered with yes or no.</summary>
internal sealed class YesNoField<T>(string name, Func<T, bool?> get, Action<T, bool> set) : Field<T>(name)
    where T : class
{
    private readonly Piece yes = new($",\"{name}\":true");
    private readonly Piece no = new($",\"{name}\":false");

    internal override AnswerKind Kind => AnswerKind.YesNo;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            set(owner, json.TokenType == JsonTokenType.True);
        }
        else
        {
            reading.RefuseType(ref json, Pointer, "true or false");
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeYesNo(out var answer))
        {
            return false;
        }

        set(owner, answer);
        return true;
    }

    internal override bool IsKnown(T owner) => get(owner).HasValue;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { } answer)
        {
            writer.Member(answer ? yes : no);
        }
    }
}
