using System.Text.Json;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Households.Fields;

/// <summary>A choice between codes.</summary>
internal sealed class CodeField<T, TCode>(string name, Func<T, TCode?> get, Action<T, TCode> set) : Field<T>(name)
    where T : class
    where TCode : struct, Enum
{
    // The whole member for each code.
    private readonly Piece[] members = [.. Codes<TCode>.Names.Select(code => new Piece($",\"{name}\":\"{code}\""))];

    internal override AnswerKind Kind => AnswerKind.Code;

    internal override IReadOnlyList<string> CodeNames => Codes<TCode>.Names;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (TryRead(ref json, Pointer, reading, out var code))
        {
            set(owner, code);
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTakeText(out var text) || !Codes<TCode>.TryRead(text, out var code))
        {
            return false;
        }

        set(owner, code);
        return true;
    }

    internal override bool IsKnown(T owner) => get(owner).HasValue;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { } code)
        {
            writer.Member(members[Codes<TCode>.PlaceOf(code)]);
        }
    }

    internal static bool TryRead(ref Utf8JsonReader json, string pointer, Reading reading, out TCode code)
    {
        code = default;
        if (json.TokenType != JsonTokenType.String)
        {
            reading.RefuseType(ref json, pointer, "a code");
            return false;
        }

        if (Codes<TCode>.TryRead(reading.Text(ref json), out code))
        {
            return true;
        }

        var typed = reading.Shown(ref json);
        var nearest = Nearest.To(typed, Codes<TCode>.Names);
        reading.Refuse(pointer, json.TokenStartIndex, SnapshotMistakes.UnknownCode(typed, nearest, Codes<TCode>.Names));
        return false;
    }
}
