using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using NodaTime;
using RiskEngine.Households.Fields;

namespace RiskEngine.Households;

/// <summary>
/// Reads a household from JSON and finds every mistake in it. Reused from household to household; not for two threads.
/// </summary>
/// <remarks>
/// Answers are judged by the schema alone. Beyond it only these are refused: one JSON member twice, one memberId twice,
/// an event after the day of the snapshot, and (once the day is known) a snapshot after <c>asOf</c>.
/// Numbers are judged by value: <c>3.0</c> is a whole number, and <c>1.500</c> has one decimal.
/// </remarks>
public sealed class SnapshotReader(int maxBytes = SnapshotReader.DefaultMaxBytes)
{
    /// <summary>Size up to which a household is read unless the caller says otherwise: 1 MiB.</summary>
    public const int DefaultMaxBytes = 1024 * 1024;

    /// <summary>
    /// Number of problems of one household that are listed at most, before one that says there are more.
    /// </summary>
    public const int MaxProblems = SnapshotMistakes.MaxListed;

    private static readonly JsonReaderOptions Strict = new()
    {
        MaxDepth = JsonFault.MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
    };

    private readonly Reading reading = new();

    /// <summary>Reads a text that is one household and nothing else. Never throws, whatever the bytes.</summary>
    /// <param name="json">The text in UTF-8, with or without byte order mark.</param>
    /// <param name="into">
    /// Filled again; after a failure it holds what could be read, good only for naming the household.
    /// </param>
    /// <param name="problems">
    /// Every problem is added, with pointer and, where it has one place, line and column.
    /// </param>
    /// <returns>Whether the household can be used.</returns>
    public bool TryRead(ReadOnlySpan<byte> json, HouseholdSnapshot into, List<SnapshotProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(problems);
        into.Clear();
        if (json.Length > maxBytes)
        {
            problems.Add(SnapshotMistakes.TooLarge(json.Length, maxBytes));
            return false;
        }

        var first = problems.Count;
        ReadWhole(json.StartsWith("\uFEFF"u8) ? json[3..] : json, into, problems);
        return problems.Count == first;
    }

    /// <summary>Reads one household out of a larger text, such as the envelope of a request.</summary>
    /// <param name="json">
    /// A reader of the whole text, on the first token of the household; left on its last token. Where it then stands counts
    /// from there on if <paramref name="text"/> was given.
    /// </param>
    /// <param name="into">Filled again, as by <see cref="TryRead"/>.</param>
    /// <param name="problems">Every problem is added, without line and column.</param>
    /// <param name="container">
    /// Pointer of the household in the larger text, to be put in front of every pointer.
    /// </param>
    /// <param name="text">
    /// The text that it has read from its first byte on, of valid UTF-8: then a household that is written plainly is read
    /// in two thirds of the time. Empty where there is none at hand.
    /// </param>
    /// <returns>Whether the household can be used; one of more bytes than this reader reads is empty, and its only problem says so.</returns>
    /// <exception cref="JsonException">
    /// The text is not valid JSON, which whoever owns the reader has to report.
    /// </exception>
    public bool Read(
        ref Utf8JsonReader json,
        HouseholdSnapshot into,
        List<SnapshotProblem> problems,
        string container = "",
        ReadOnlySpan<byte> text = default)
    {
        ArgumentNullException.ThrowIfNull(into);
        ArgumentNullException.ThrowIfNull(problems);
        into.Clear();
        var first = problems.Count;
        try
        {
            if (!text.IsEmpty && TryTake(text[(int)json.TokenStartIndex..], isWhole: false, into, problems, out var length))
            {
                json = Behind(json, text[((int)json.TokenStartIndex + length)..]);
            }
            else
            {
                var start = json.TokenStartIndex;
                ReadValue(ref json, into, problems);
                length = (int)(json.BytesConsumed - start);
            }

            if (length > maxBytes)
            {
                into.Clear();
                problems.RemoveRange(first, problems.Count - first);
                problems.Add(SnapshotMistakes.TooLarge(length, maxBytes));
            }
        }
        catch (JsonException)
        {
            // What was found before the text broke off has no full pointer yet, and is not worth one.
            problems.RemoveRange(first, problems.Count - first);
            throw;
        }

        if (problems.Count > first && container.Length > 0)
        {
            reading.Within(first, container);
        }

        return problems.Count == first;
    }

    /// <summary>Whether a household can be assessed as of a day: a snapshot of the future cannot.</summary>
    /// <param name="snapshot">A household that was read.</param>
    /// <param name="asOf">The day of the assessment.</param>
    /// <param name="problems">The problem is added.</param>
    /// <param name="container">Pointer of the household in a larger text.</param>
    public static bool IsCollectedBy(
        HouseholdSnapshot snapshot, LocalDate asOf, List<SnapshotProblem> problems, string container = "")
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(problems);
        if (snapshot.SnapshotDate <= asOf)
        {
            return true;
        }

        var problem = SnapshotMistakes.SnapshotAfter(snapshot.SnapshotDate, asOf);
        problems.Add(problem with { Pointer = container + "/snapshotDate" });
        return false;
    }

    /// <summary>
    /// The problem of a text that is not valid JSON, for whoever owns the reader passed to <see cref="Read"/>.
    /// </summary>
    public static SnapshotProblem Malformed(ReadOnlySpan<byte> json, JsonException fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return JsonFault.Problem(json, fault);
    }

    /// <summary>
    /// The problem of a text that is not UTF-8; null when it is. The JSON reader alone would let most of it pass.
    /// </summary>
    public static SnapshotProblem? NotUtf8(ReadOnlySpan<byte> json) =>
        Utf8.IsValid(json) ? null : JsonFault.NotUtf8(json);

    private void ReadWhole(ReadOnlySpan<byte> json, HouseholdSnapshot into, List<SnapshotProblem> problems)
    {
        var first = problems.Count;
        if (NotUtf8(json) is { } notText)
        {
            problems.Add(notText);
            return;
        }

        if (!TryTake(json, isWhole: true, into, problems, out _))
        {
            ReadStrictly(json, into, problems);
        }

        for (var index = first; index < problems.Count; index++)
        {
            problems[index] = TextPosition.Placed(problems[index], json);
        }
    }

    private void ReadStrictly(ReadOnlySpan<byte> json, HouseholdSnapshot into, List<SnapshotProblem> problems)
    {
        var first = problems.Count;
        try
        {
            var reader = new Utf8JsonReader(json, Strict);
            reader.Read();
            ReadValue(ref reader, into, problems);
            reader.Read();
        }
        catch (JsonException fault)
        {
            problems.RemoveRange(first, problems.Count - first);
            problems.Add(JsonFault.Problem(json, fault));
        }
    }

    /// <summary>Reads the household that a text begins with if it is right and written plainly.</summary>
    /// <remarks>If not, the household is empty again, and nothing is said of the reasons: that is what the strict way is for.</remarks>
    private bool TryTake(
        ReadOnlySpan<byte> json, bool isWhole, HouseholdSnapshot into, List<SnapshotProblem> problems, out int length)
    {
        var cursor = new JsonCursor(json);
        reading.Start(problems);
        if (!SnapshotFields.Household.TryTake(ref cursor, into, reading) || (isWhole && !cursor.IsAtEnd))
        {
            into.Clear();
            length = 0;
            return false;
        }

        RefuseSameIds(into);
        RefuseLateEvents(into);
        if (reading.IsFull)
        {
            problems.Add(SnapshotMistakes.More());
        }

        length = cursor.Taken;
        return true;
    }

    /// <summary>A reader that has read the object at whose start another one stands, and goes on behind it.</summary>
    private static Utf8JsonReader Behind(Utf8JsonReader start, ReadOnlySpan<byte> rest)
    {
        var closing = new Utf8JsonReader("}"u8, isFinalBlock: false, start.CurrentState);
        closing.Read();
        return new Utf8JsonReader(rest, isFinalBlock: true, closing.CurrentState);
    }

    private void ReadValue(ref Utf8JsonReader json, HouseholdSnapshot into, List<SnapshotProblem> problems)
    {
        var start = json;
        reading.Start(problems);
        if (json.TokenType == JsonTokenType.StartObject)
        {
            SnapshotFields.Household.Read(ref json, into, reading);
            RefuseSameIds(into);
            RefuseLateEvents(into);
        }
        else
        {
            reading.RefuseType(ref json, "", "a household object");
        }

        if (reading.IsFull)
        {
            json = start;
            json.Skip();
            problems.Add(SnapshotMistakes.More());
        }
    }

    private void RefuseSameIds(HouseholdSnapshot household)
    {
        var members = household.Members.AsSpan();
        for (var index = 1; index < members.Length; index++)
        {
            var id = members[index].Identity.Utf8;
            for (var earlier = 0; earlier < index && !id.IsEmpty; earlier++)
            {
                if (id.SequenceEqual(members[earlier].Identity.Utf8))
                {
                    var pointer = string.Create(CultureInfo.InvariantCulture, $"/members/{index}/memberId");
                    reading.Refuse(pointer, -1, SnapshotMistakes.SameMemberId(earlier));
                    break;
                }
            }
        }
    }

    private void RefuseLateEvents(HouseholdSnapshot household)
    {
        if (household.Events is not { Count: > 0 } events || household.SnapshotDate == default)
        {
            return;
        }

        for (var index = 0; index < events.Count; index++)
        {
            if (events[index].Date is { } date && date > household.SnapshotDate)
            {
                var pointer = string.Create(CultureInfo.InvariantCulture, $"/events/{index}/date");
                reading.Refuse(pointer, -1, SnapshotMistakes.EventAfterSnapshot(date, household.SnapshotDate));
            }
        }
    }
}
