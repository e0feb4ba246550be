using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>The fields of one type of JSON object.</summary>
internal abstract class FieldTable
{
    internal abstract Field? Named(string name);

    /// <summary>The fields in the order in which the contract lists them.</summary>
    internal abstract IEnumerable<Field> All { get; }
}

/// <summary>The fields of one type of JSON object, in the order in which the contract lists them.</summary>
internal sealed class FieldTable<T> : FieldTable
    where T : class
{
    private readonly Field<T>[] fields;
    private readonly byte[][] names;
    private readonly Field<T>[] sorted;
    private readonly ulong required;

    internal FieldTable(params Field<T>[] fields)
    {
        this.fields = fields;
        names = [.. fields.Select(field => field.Utf8)];
        Names = [.. fields.Select(field => field.Name)];
        sorted = [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
        for (var index = 0; index < fields.Length; index++)
        {
            required |= fields[index].IsRequired ? 1ul << index : 0;
        }
    }

    internal string[] Names { get; }

    internal override IEnumerable<Field> All => fields;

    internal override Field<T>? Named(string name) => Array.Find(fields, field => field.Name == name);

    /// <summary>Reads the object on whose start <paramref name="json"/> stands, to its end.</summary>
    internal void Read(ref Utf8JsonReader json, T owner, Reading reading)
    {
        var start = json.TokenStartIndex;
        ulong seen = 0;
        ulong withoutValue = 0;
        var expected = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName && !reading.IsFull)
        {
            var name = reading.Text(ref json);
            var isExpected = expected < names.Length && name.SequenceEqual(names[expected]);
            var index = isExpected ? expected : Find(name, expected);
            if (index < 0)
            {
                reading.RefuseUnknown(ref json, Names);
                continue;
            }

            var field = fields[index];
            var bit = 1ul << index;
            expected = index + 1;
            if ((seen & bit) != 0)
            {
                reading.RefuseDuplicate(ref json, field);
                continue;
            }

            seen |= bit;
            json.Read();
            if (json.TokenType == JsonTokenType.Null)
            {
                withoutValue |= bit;
            }
            else
            {
                field.Read(ref json, owner, reading);
            }
        }

        var missing = required & (withoutValue | ~seen);
        if (missing != 0 && !reading.IsFull)
        {
            RefuseMissing(missing, start, reading);
        }
    }

    internal void Write(T owner, ref CanonicalWriter writer)
    {
        writer.StartObject();
        foreach (var field in sorted)
        {
            field.Write(owner, ref writer);
        }

        writer.EndObject();
    }

    /// <summary>
    /// Looks at the expected place first, because most callers write the members in one order, then around.
    /// </summary>
    private int Find(ReadOnlySpan<byte> name, int expected)
    {
        for (var index = expected + 1; index < names.Length; index++)
        {
            if (name.SequenceEqual(names[index]))
            {
                return index;
            }
        }

        for (var index = 0; index < expected; index++)
        {
            if (name.SequenceEqual(names[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private void RefuseMissing(ulong missing, long start, Reading reading)
    {
        for (var index = 0; index < fields.Length; index++)
        {
            if ((missing & (1ul << index)) != 0)
            {
                reading.Refuse(fields[index].Pointer, start, SnapshotMistakes.Missing(fields[index].Name));
            }
        }
    }
}
