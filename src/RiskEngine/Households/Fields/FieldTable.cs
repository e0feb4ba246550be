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
    // Instead of a place among the fields: what stands there is no name of one, or no name follows.
    private const int Unknown = -1;
    private const int None = -2;

    // How many members in a row may be left out before it is quicker to look up the name that comes.
    private const int MostLeftOut = 2;

    private readonly Field<T>[] fields;
    private readonly Openings openings;
    private readonly NameTable names;
    private readonly Field<T>[] sorted;
    private readonly ulong required;

    internal FieldTable(params Field<T>[] fields)
    {
        this.fields = fields;
        openings = new Openings(fields);
        Names = [.. fields.Select(field => field.Name)];
        names = new NameTable(Names);
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
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName && !reading.IsFull)
        {
            var index = names.Find(reading.Text(ref json));
            if (index < 0)
            {
                reading.RefuseUnknown(ref json, Names);
                continue;
            }

            var field = fields[index];
            var bit = 1ul << index;
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

    /// <summary>Takes the object that comes next if it is right and written plainly; see <see cref="Field{T}.TryTake"/>.</summary>
    internal bool TryTake(ref JsonCursor json, T owner, Reading reading)
    {
        if (!json.TryTake((byte)'{'))
        {
            return false;
        }

        ulong seen = 0;
        ulong withoutValue = 0;
        for (var index = TakeFirstName(ref json); index != None; index = TakeNextName(ref json, index + 1))
        {
            if (index < 0 || (seen & (1ul << index)) != 0)
            {
                return false;
            }

            seen |= 1ul << index;
            if (json.TryTakeNull())
            {
                withoutValue |= 1ul << index;
            }
            else if (!fields[index].TryTake(ref json, owner, reading))
            {
                return false;
            }
        }

        return json.TryTake((byte)'}') && (required & (withoutValue | ~seen)) == 0;
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

    private int TakeFirstName(ref JsonCursor json) => json.IsAt((byte)'}') ? None : TakeName(ref json);

    // Most programs write the members in the order in which the contract lists them, without those that do not apply.
    private int TakeNextName(ref JsonCursor json, int next)
    {
        for (var last = Math.Min(next + MostLeftOut, openings.Count - 1); next <= last; next++)
        {
            if (json.TryTake(openings, next))
            {
                return next;
            }
        }

        return json.TryTake((byte)',') ? TakeName(ref json) : None;
    }

    private int TakeName(ref JsonCursor json) =>
        json.TryTakeText(out var name) && json.TryTake((byte)':') ? names.Find(name) : Unknown;

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
