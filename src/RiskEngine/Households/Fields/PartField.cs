using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>An object inside an object.</summary>
internal sealed class PartField<T, TPart>(string name, Func<T, TPart> get, FieldTable<TPart> table) : Field<T>(name)
    where T : class
    where TPart : SnapshotPart
{
    internal override FieldTable Within => table;

    internal override AnswerKind Kind => AnswerKind.Part;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            reading.RefuseType(ref json, Pointer, "an object");
            return;
        }

        var part = get(owner);
        part.IsPresent = true;
        var before = reading.Count;
        table.Read(ref json, part, reading);
        if (reading.Count > before)
        {
            reading.Within(before, Pointer);
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        var part = get(owner);
        part.IsPresent = true;
        return table.TryTake(ref json, part, reading);
    }

    internal override bool IsKnown(T owner) => get(owner).IsPresent;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is { IsPresent: true } part)
        {
            writer.Name(Opening);
            table.Write(part, ref writer);
        }
    }

    internal override object? Inner(object owner, int index) => get((T)owner);
}
