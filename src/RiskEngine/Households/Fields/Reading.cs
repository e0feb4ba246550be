using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Households.Fields;

/// <summary>What the fields share while one household is read: the problems found, and texts seen before.</summary>
internal sealed class Reading
{
    // No legal text is longer, even with every character escaped; one byte that no UTF-8 has stands for what
    // is not legal.
    private const int LongestText = 4096;
    private static readonly byte[] NotText = [0xFF];

    private readonly byte[] raw = new byte[LongestText];
    private readonly byte[] unescaped = new byte[LongestText];
    private List<SnapshotProblem> problems = [];
    private int first;

    /// <summary>Strings of regions, departments and programmes, which repeat from household to household.</summary>
    internal RepeatedTexts Repeated { get; } = new();

    /// <summary>Number of problems found so far.</summary>
    internal int Count => problems.Count;

    /// <summary>Whether there are so many problems that reading on would help nobody.</summary>
    internal bool IsFull { get; private set; }

    internal void Start(List<SnapshotProblem> into)
    {
        problems = into;
        first = into.Count;
        IsFull = false;
    }

    internal void Refuse(string pointer, long offset, SnapshotProblem problem)
    {
        IsFull |= problems.Count - first == SnapshotMistakes.MaxListed;
        if (!IsFull)
        {
            problems.Add(problem with { Pointer = pointer, Offset = offset });
        }
    }

    /// <summary>Puts the pointer of the container in front of those of the problems found inside it.</summary>
    internal void Within(int from, string container)
    {
        for (var index = from; index < problems.Count; index++)
        {
            problems[index] = problems[index] with { Pointer = container + problems[index].Pointer };
        }
    }

    internal void RefuseType(ref Utf8JsonReader json, string pointer, string expected)
    {
        Refuse(pointer, json.TokenStartIndex, SnapshotMistakes.WrongType(expected, Found(json.TokenType)));
        json.Skip();
    }

    internal void RefuseUnknown(ref Utf8JsonReader json, string[] known)
    {
        var name = Shown(ref json);
        var mistake = SnapshotMistakes.UnknownMember(name, Nearest.To(name, known), known);
        Refuse(ShownName.Pointer(name), json.TokenStartIndex, mistake);
        json.Skip();
    }

    internal void RefuseDuplicate(ref Utf8JsonReader json, Field field)
    {
        Refuse(field.Pointer, json.TokenStartIndex, SnapshotMistakes.DuplicateMember(field.Name));
        json.Skip();
    }

    /// <summary>The text of a name or string without its escapes, or bytes that are no text at all.</summary>
    internal ReadOnlySpan<byte> Text(ref Utf8JsonReader json) =>
        json.ValueIsEscaped || json.HasValueSequence ? Unescaped(ref json) : json.ValueSpan;

    /// <summary>The bytes of a number.</summary>
    internal ReadOnlySpan<byte> Number(ref Utf8JsonReader json) =>
        json.HasValueSequence ? Joined(json.ValueSequence) : json.ValueSpan;

    /// <summary>A name or code as it may be shown to people.</summary>
    internal string Shown(ref Utf8JsonReader json) => ShownName.Of(Encoding.UTF8.GetString(Text(ref json)));

    private static string Found(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.Null => "`null`",
        _ => "true or false",
    };

    private ReadOnlySpan<byte> Unescaped(ref Utf8JsonReader json)
    {
        var written = json.HasValueSequence ? Joined(json.ValueSequence) : json.ValueSpan;
        if (!json.ValueIsEscaped)
        {
            return written;
        }

        // The reader throws on half a surrogate pair and on bad UTF-8; looking first keeps a hostile text cheap.
        return written.Length > LongestText || Surrogates.HasHalf(written) || !Utf8.IsValid(written)
            ? NotText
            : unescaped.AsSpan(0, json.CopyString(unescaped));
    }

    private ReadOnlySpan<byte> Joined(ReadOnlySequence<byte> pieces)
    {
        if (pieces.Length > LongestText)
        {
            return NotText;
        }

        pieces.CopyTo(raw);
        return raw.AsSpan(0, (int)pieces.Length);
    }
}
