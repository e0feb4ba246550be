using System.Text.Json;
using NodaTime;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>
/// Reads the body of a request, and finds every mistake in the envelope and in the household inside it.
/// </summary>
/// <param name="names">The members that the envelope knows; the first is the household.</param>
/// <remarks>Reused from request to request; not for two threads.</remarks>
internal abstract class EnvelopeReader(params string[] names)
{
    /// <summary>Name of the member that every envelope has.</summary>
    protected const string HouseholdName = "household";

    private const string InHousehold = "/household";
    private const string Unreadable = "\uFFFD";
    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private readonly SnapshotReader households = new();
    private ValueReader? readEnvelope;
    private int listed;

    // The text being read, from which a household may be read the quick way; empty while places have to be counted.
    private ReadOnlyMemory<byte> whole;

    /// <summary>Reads the value of a member, and leaves the reader on its last token.</summary>
    /// <param name="json">On the first token of the value, which is not <c>null</c>.</param>
    /// <param name="name">Name of the member.</param>
    protected delegate void ValueReader(ref Utf8JsonReader json, string name);

    /// <summary>The household that was read last.</summary>
    public HouseholdSnapshot Household { get; } = new();

    /// <summary>Whether the envelope has a household.</summary>
    protected bool HasHousehold { get; private set; }

    /// <summary>Gets every problem.</summary>
    protected List<SnapshotProblem> Problems { get; private set; } = [];

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes, with or without byte order mark.</param>
    /// <param name="into">Gets every problem.</param>
    /// <returns>Whether it is JSON at all; when it is not, that is its only problem.</returns>
    public bool TryRead(ReadOnlyMemory<byte> body, List<SnapshotProblem> into)
    {
        Clear(into);
        var text = body.Span.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (SnapshotReader.NotUtf8(text.Span) is { } notText)
        {
            Problems.Add(Placed(notText));
            return false;
        }

        var first = Problems.Count;
        whole = text;
        var fault = FaultIn(text.Span);
        if (fault is not null)
        {
            // Behind a household that was read quickly no places are counted: once more, to say where the text is broken.
            Problems.RemoveRange(first, Problems.Count - first);
            Clear(into);
            whole = default;
            fault = FaultIn(text.Span)!;
            Problems.RemoveRange(first, Problems.Count - first);
            Problems.Add(Placed(SnapshotReader.Malformed(text.Span, fault)));
        }

        return fault is null;
    }

    /// <summary>Forgets the household.</summary>
    public void Clear() => Clear([]);

    /// <summary>Reads a member that is not the household.</summary>
    protected abstract void ReadMember(ref Utf8JsonReader json, string name);

    /// <summary>Forgets what was read of the other members.</summary>
    protected abstract void Forget();

    /// <summary>Finds what is missing, or does not fit the household, once everything has been read.</summary>
    protected abstract void Complete();

    /// <summary>Reads the members of an object, each once at most.</summary>
    /// <param name="json">On the opening brace; left on the closing one.</param>
    /// <param name="pointer">Pointer of the object; empty for the envelope.</param>
    /// <param name="known">The members there are.</param>
    /// <param name="read">Reads a value.</param>
    protected void ReadMembers(ref Utf8JsonReader json, string pointer, string[] known, ValueReader read)
    {
        var seen = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            // No name that is known needs escapes, and looking for them first keeps a hostile body cheap.
            var isWorthReading = !json.ValueIsEscaped || listed < SnapshotReader.MaxProblems;
            var name = isWorthReading ? Text(ref json) ?? Unreadable : Unreadable;
            var index = Array.IndexOf(known, name);
            if (index < 0 || (seen & (1 << index)) != 0)
            {
                Refuse(pointer, name, known, isKnown: index >= 0);
                json.Skip();
                continue;
            }

            seen |= 1 << index;
            json.Read();
            if (json.TokenType != JsonTokenType.Null)
            {
                read(ref json, known[index]);
            }
        }
    }

    /// <summary>Whether a value is a text; what is none is refused and passed over.</summary>
    protected bool IsText(ref Utf8JsonReader json, string pointer)
    {
        if (json.TokenType == JsonTokenType.String)
        {
            return true;
        }

        Problems.Add(RequestMistakes.NotText(pointer));
        json.Skip();
        return false;
    }

    /// <summary>Reads a day; null when it is none.</summary>
    protected LocalDate? Day(ref Utf8JsonReader json, string pointer)
    {
        if (!IsText(ref json, pointer))
        {
            return null;
        }

        if (Text(ref json) is { } text && QueryReader.ToDay(text) is { } day)
        {
            return day;
        }

        Problems.Add(RequestMistakes.BadAsOf(pointer));
        return null;
    }

    /// <summary>Reads the name of a rule set, with or without version.</summary>
    protected string? Pin(ref Utf8JsonReader json, string pointer)
    {
        if (!IsText(ref json, pointer))
        {
            return null;
        }

        var text = Text(ref json) ?? Unreadable;
        if (!RuleSetId.TryParse(text, out _) && !RuleSetId.IsSetName(text))
        {
            Problems.Add(RequestMistakes.BadRuleSet(pointer, ShownName.Of(text)));
        }

        return text;
    }

    /// <summary>Refuses objects that have a member twice, in a value that is kept as it came.</summary>
    /// <param name="value">The value; every name in it is text.</param>
    /// <param name="place">Where it is.</param>
    protected void RefuseDuplicates(JsonElement value, JsonPlace place)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>();
            foreach (var member in value.EnumerateObject())
            {
                if (!names.Add(member.Name))
                {
                    Refuse(listed < SnapshotReader.MaxProblems ? place.ToString() : "", member.Name, [], isKnown: true);
                }

                RefuseDuplicates(member.Value, place.Of(member.Name));
            }
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var element in value.EnumerateArray())
            {
                RefuseDuplicates(element, place.Of(index++));
            }
        }
    }

    /// <summary>Refuses a household that was collected after the day of the assessment.</summary>
    protected void RefuseLaterThan(LocalDate? day)
    {
        if (day is { } asOf && HasHousehold && Household.SnapshotDate != default)
        {
            SnapshotReader.IsCollectedBy(Household, asOf, Problems, InHousehold);
        }
    }

    /// <summary>A name or a text; null when it has half a surrogate pair, which is no character.</summary>
    protected static string? Text(ref Utf8JsonReader json)
    {
        try
        {
            return json.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Clear(List<SnapshotProblem> into)
    {
        (Problems, HasHousehold, listed) = (into, false, 0);
        Household.Clear();
        Forget();
    }

    // Not valid JSON; null when it is.
    private JsonException? FaultIn(ReadOnlySpan<byte> text)
    {
        try
        {
            var json = new Utf8JsonReader(text, Strict);
            json.Read();
            ReadEnvelope(ref json);
            json.Read();
            return null;
        }
        catch (JsonException fault)
        {
            return fault;
        }
    }

    private void ReadEnvelope(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            Problems.Add(RequestMistakes.NoEnvelope(names));
            json.Skip();
            return;
        }

        ReadMembers(ref json, "", names, readEnvelope ??= ReadValue);
        if (listed > SnapshotReader.MaxProblems)
        {
            Problems.Add(RequestMistakes.TooMany());
        }

        if (!HasHousehold)
        {
            Problems.Add(RequestMistakes.NoHousehold());
        }

        Complete();
    }

    private void ReadValue(ref Utf8JsonReader json, string name)
    {
        if (name == HouseholdName)
        {
            HasHousehold = true;
            households.Read(ref json, Household, Problems, InHousehold, whole.Span);
        }
        else
        {
            ReadMember(ref json, name);
        }
    }

    private void Refuse(string container, string name, string[] known, bool isKnown)
    {
        if (++listed > SnapshotReader.MaxProblems)
        {
            return;
        }

        var shown = ShownName.Of(name);
        Problems.Add(isKnown
            ? RequestMistakes.DuplicateMember(container, shown)
            : RequestMistakes.UnknownMember(container, shown, known));
    }

    // The members of an error are fixed by the contract, so the place in the text is told in words.
    internal static SnapshotProblem Placed(SnapshotProblem problem) => problem with
    {
        Suggestion = FormattableString.Invariant($"look at line {problem.Line}, column {problem.Column}"),
    };
}
