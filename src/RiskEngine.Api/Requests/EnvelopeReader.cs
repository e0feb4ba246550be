using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Households;
using RiskEngine.RuleSets;

namespace RiskEngine.Api.Requests;

/// <summary>
/// Reads the body of a request, and finds every mistake in the envelope and in the household inside it.
/// </summary>
/// <remarks>Reused from request to request; not for two threads.</remarks>
internal sealed class EnvelopeReader
{
    private const string InHousehold = "/household";
    private const string Unreadable = "\uFFFD";
    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = 64,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private static readonly string[] Names = ["household", "asOf", "ruleSet"];

    private readonly SnapshotReader households = new();
    private readonly bool[] seen = new bool[Names.Length];
    private List<SnapshotProblem> problems = [];
    private bool hasHousehold;
    private int listed;

    /// <summary>The household that was read last.</summary>
    public HouseholdSnapshot Household { get; } = new();

    /// <summary>The day asked for; null for that of the snapshot.</summary>
    public LocalDate? AsOf { get; private set; }

    /// <summary>The rule set asked for; null for the one in force.</summary>
    public string? RuleSet { get; private set; }

    /// <summary>Reads a body.</summary>
    /// <param name="body">The bytes, with or without byte order mark.</param>
    /// <param name="into">Gets every problem.</param>
    /// <returns>Whether it is JSON at all; when it is not, that is its only problem.</returns>
    public bool TryRead(ReadOnlySpan<byte> body, List<SnapshotProblem> into)
    {
        Clear(into);
        var text = body.StartsWith("\uFEFF"u8) ? body[3..] : body;
        if (SnapshotReader.NotUtf8(text) is { } notText)
        {
            problems.Add(Placed(notText));
            return false;
        }

        var first = problems.Count;
        try
        {
            var json = new Utf8JsonReader(text, Strict);
            json.Read();
            ReadEnvelope(ref json);
            json.Read();
            return true;
        }
        catch (JsonException fault)
        {
            problems.RemoveRange(first, problems.Count - first);
            problems.Add(Placed(SnapshotReader.Malformed(text, fault)));
            return false;
        }
    }

    /// <summary>Forgets the household.</summary>
    public void Clear() => Clear([]);

    private void Clear(List<SnapshotProblem> into)
    {
        (problems, hasHousehold, listed, AsOf, RuleSet) = (into, false, 0, null, null);
        Household.Clear();
        Array.Clear(seen);
    }

    private void ReadEnvelope(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            problems.Add(RequestMistakes.NoEnvelope());
            json.Skip();
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            ReadMember(ref json);
        }

        if (listed > SnapshotReader.MaxProblems)
        {
            problems.Add(RequestMistakes.TooMany());
        }

        RefuseMissing();
    }

    private void RefuseMissing()
    {
        if (!hasHousehold)
        {
            problems.Add(RequestMistakes.NoHousehold());
        }
        else if (AsOf is { } day && Household.SnapshotDate != default)
        {
            SnapshotReader.IsCollectedBy(Household, day, problems, InHousehold);
        }
    }

    private void ReadMember(ref Utf8JsonReader json)
    {
        // No name that is known needs escapes, and looking for them first keeps a hostile body cheap.
        var isWorthReading = !json.ValueIsEscaped || listed < SnapshotReader.MaxProblems;
        var name = isWorthReading ? Text(ref json) ?? Unreadable : Unreadable;
        var index = Array.IndexOf(Names, name);
        if (index < 0 || seen[index])
        {
            Refuse(name, isKnown: index >= 0);
            json.Skip();
            return;
        }

        seen[index] = true;
        json.Read();
        if (json.TokenType != JsonTokenType.Null)
        {
            ReadValue(ref json, name);
        }
    }

    private void Refuse(string name, bool isKnown)
    {
        if (++listed > SnapshotReader.MaxProblems)
        {
            return;
        }

        var shown = ShownName.Of(name);
        problems.Add(isKnown
            ? RequestMistakes.DuplicateMember(shown)
            : RequestMistakes.UnknownMember(shown, Nearest.To(shown, Names)));
    }

    private void ReadValue(ref Utf8JsonReader json, string name)
    {
        if (name == Names[0])
        {
            hasHousehold = true;
            households.Read(ref json, Household, problems, InHousehold);
        }
        else if (json.TokenType != JsonTokenType.String)
        {
            problems.Add(RequestMistakes.NotText(name));
            json.Skip();
        }
        else if (name == Names[1])
        {
            AsOf = Day(Text(ref json));
        }
        else
        {
            RuleSet = Pin(Text(ref json) ?? Unreadable);
        }
    }

    private LocalDate? Day(string? text)
    {
        // The pattern alone would take the years before the first, which no snapshot has.
        if (text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true, Value: { Year: > 0 } day })
        {
            return day;
        }

        problems.Add(RequestMistakes.BadAsOf());
        return null;
    }

    private string Pin(string text)
    {
        if (!RuleSetId.TryParse(text, out _) && !RuleSetId.IsSetName(text))
        {
            problems.Add(RequestMistakes.BadRuleSet(ShownName.Of(text)));
        }

        return text;
    }

    /// <summary>A name or a text; null when it has half a surrogate pair, which is no character.</summary>
    private static string? Text(ref Utf8JsonReader json)
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

    // The members of an error are fixed by the contract, so the place in the text is told in words.
    private static SnapshotProblem Placed(SnapshotProblem problem) => problem with
    {
        Suggestion = FormattableString.Invariant($"look at line {problem.Line}, column {problem.Column}"),
    };
}
