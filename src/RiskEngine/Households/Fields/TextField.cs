using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>A text of one of the <see cref="TextForm"/>s.</summary>
internal sealed class TextField<T>(string name, TextForm form, Func<T, string?> get, Action<T, string> set)
    : Field<T>(name)
    where T : class
{
    internal override AnswerKind Kind => AnswerKind.Text;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            reading.RefuseType(ref json, Pointer, "text");
            return;
        }

        var text = reading.Text(ref json);
        if (form.Holds(text))
        {
            set(owner, reading.Repeated.Get(text));
        }
        else
        {
            reading.Refuse(Pointer, json.TokenStartIndex, form.Mistake());
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeText(out var text) || !form.Holds(text))
        {
            return false;
        }

        set(owner, reading.Repeated.Get(text));
        return true;
    }

    internal override bool IsKnown(T owner) => get(owner) is not null;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { } text)
        {
            writer.Name(Opening);
            writer.Text(text);
        }
    }
}
