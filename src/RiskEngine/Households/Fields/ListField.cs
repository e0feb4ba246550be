using System.Globalization;
using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>A list of objects.</summary>
internal sealed class ListField<T, TPart>(
    string name, Func<T, FactList<TPart>?> get, Func<T, FactList<TPart>> start, FieldTable<TPart> table)
    : Field<T>(name)
    where T : class
    where TPart : SnapshotPart
{
    internal int Least { get; init; }

    internal int Most { get; init; } = 200;

    internal override FieldTable Within => table;

    internal override bool IsListOfObjects => true;

    internal override AnswerKind Kind => AnswerKind.List;

    internal override void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            reading.RefuseType(ref json, Pointer, "a list");
            return;
        }

        var at = json.TokenStartIndex;
        var before = reading.Count;
        var list = start(owner);
        ReadElements(ref json, list, reading);
        if (list.Count < Least && !reading.IsFull)
        {
            reading.Refuse("", at, SnapshotMistakes.TooShort(Least));
        }

        if (reading.Count > before)
        {
            reading.Within(before, Pointer);
        }
    }

    internal override bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTake((byte)'['))
        {
            return false;
        }

        var list = start(owner);
        if (!json.TryTake((byte)']'))
        {
            do
            {
                if (list.Count == Most)
                {
                    return false;
                }

                var part = list.Next();
                part.Clear();
                if (!table.TryTake(ref json, part, reading))
                {
                    return false;
                }
            }
            while (json.TryTake((byte)','));

            if (!json.TryTake((byte)']'))
            {
                return false;
            }
        }

        return list.Count >= Least;
    }

    internal override bool IsKnown(T owner) => get(owner) is not null;

    internal override void Write(T owner, ref CanonicalWriter writer)
    {
        if (get(owner) is not { } list)
        {
            return;
        }

        writer.Name(Opening);
        writer.StartList();
        foreach (var part in list)
        {
            writer.Element();
            table.Write(part, ref writer);
        }

        writer.EndList();
    }

    internal override object? Inner(object owner, int index) => get((T)owner)![index];

    internal override int CountIn(object owner) => get((T)owner)?.Count ?? 0;

    private void ReadElements(ref Utf8JsonReader json, FactList<TPart> list, Reading reading)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray && !reading.IsFull)
        {
            if (list.Count == Most)
            {
                reading.Refuse("", json.TokenStartIndex, SnapshotMistakes.TooLong(Most));
                SkipRest(ref json);
                return;
            }

            ReadElement(ref json, list, reading);
        }
    }

    private void ReadElement(ref Utf8JsonReader json, FactList<TPart> list, Reading reading)
    {
        var before = reading.Count;
        var part = list.Next();
        part.Clear();
        if (json.TokenType == JsonTokenType.StartObject)
        {
            table.Read(ref json, part, reading);
        }
        else
        {
            reading.RefuseType(ref json, "", "an object");
        }

        if (reading.Count > before)
        {
            reading.Within(before, string.Create(CultureInfo.InvariantCulture, $"/{list.Count - 1}"));
        }
    }

    private static void SkipRest(ref Utf8JsonReader json)
    {
        do
        {
            json.Skip();
        }
        while (json.Read() && json.TokenType != JsonTokenType.EndArray);
    }
}
