using System.Text.Json;

namespace RiskEngine.Households.Fields;

/// <summary>One member of a JSON object of the snapshot: its name, whether it is known, and what it leads to.</summary>
internal abstract class Field(string name)
{
    internal string Name { get; } = name;

    /// <summary>Name and colon as they stand behind another member without white space, as in canonical JSON.</summary>
    internal Piece Opening { get; } = new($",\"{name}\":");

    internal string Pointer { get; } = "/" + name;

    internal bool IsRequired { get; init; }

    /// <summary>What an answer is, for whoever lists or writes them.</summary>
    internal abstract AnswerKind Kind { get; }

    /// <summary>The codes to choose from; empty where there is no choice.</summary>
    internal virtual IReadOnlyList<string> CodeNames => [];

    /// <summary>The fields of the objects that this one holds, or <c>null</c> for a plain value.</summary>
    internal virtual FieldTable? Within => null;

    internal abstract bool IsKnownIn(object owner);

    /// <summary>The object that this field holds; in a list of objects the one at a place.</summary>
    internal virtual object? Inner(object owner, int index) => null;

    internal virtual bool IsListOfObjects => false;

    /// <summary>Number of objects in a list; 0 for a list that is unknown and for what is no list of objects.</summary>
    internal virtual int CountIn(object owner) => 0;
}

/// <summary>A field of one type of object: how it is read from JSON and written back.</summary>
internal abstract class Field<T>(string name) : Field(name)
    where T : class
{
    /// <summary>
    /// Reads the value on which <paramref name="json"/> stands, which is not <c>null</c>, to its end.
    /// </summary>
    internal abstract void Read(ref Utf8JsonReader json, T owner, Reading reading);

    /// <summary>
    /// Takes the value that comes next, which is not <c>null</c>, if it is right and written plainly. If not, what the owner
    /// then holds is to be thrown away, and <see cref="Read"/> says whether anything is wrong.
    /// </summary>
    internal abstract bool TryTake(ref JsonCursor json, T owner, Reading reading);

    internal abstract bool IsKnown(T owner);

    /// <summary>Writes name and value in canonical form when the value is known, and else nothing.</summary>
    internal abstract void Write(T owner, ref CanonicalWriter writer);

    internal override bool IsKnownIn(object owner) => IsKnown((T)owner);
}
