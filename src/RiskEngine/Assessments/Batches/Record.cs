using RiskEngine.Households;

namespace RiskEngine.Assessments.Batches;

/// <summary>What became of a record on the way out of its file.</summary>
public enum RecordState
{
    /// <summary>Its text is at hand.</summary>
    Whole,

    /// <summary>Its text was too large to be held and was passed over.</summary>
    TooLarge,

    /// <summary>No record, but the place where the array around the records ought to have been closed.</summary>
    Unclosed,
}

/// <summary>One household's text inside a block.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Number of bytes.</param>
/// <param name="Line">Line of the file on which it starts, counted from 1.</param>
/// <param name="State">Whether the text is at hand.</param>
public readonly record struct Record(int Start, int Length, long Line, RecordState State = RecordState.Whole)
{
    /// <summary>Reads the household, or says why it cannot be read.</summary>
    /// <param name="block">The block that the record belongs to.</param>
    /// <param name="reader">Reads its text.</param>
    /// <param name="household">Filled again; empty where there is no text.</param>
    /// <param name="problems">Gets every reason.</param>
    public bool TryRead(Block block, SnapshotReader reader, HouseholdSnapshot household, List<SnapshotProblem> problems)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(problems);
        if (State == RecordState.Whole)
        {
            var text = block.Bytes.Slice(Start, Length);
            return reader.TryRead(text, household, problems) || Explained(text, problems);
        }

        household.Clear();
        problems.Add(State == RecordState.TooLarge ? TooLarge() : Unclosed());
        return false;
    }

    // A household that somebody has spread over lines is the likeliest reason why a line is not JSON.
    private static bool Explained(ReadOnlySpan<byte> text, List<SnapshotProblem> problems)
    {
        var trimmed = text.Trim(" \t\r\n"u8);
        if (problems is [.., { Code: SnapshotMistakes.NotJson, Suggestion: null } last] && trimmed is not [(byte)'{', .., (byte)'}'])
        {
            problems[^1] = last with { Suggestion = "a record is one household, from `{` to `}`; in NDJSON it stands on one line" };
        }

        return false;
    }

    private static SnapshotProblem TooLarge() => new(
        "",
        "RE5002",
        FormattableString.Invariant($"the record is larger than {SnapshotReader.DefaultMaxBytes} bytes"),
        "a household has 50 members at most; write one record for each household");

    private static SnapshotProblem Unclosed() => new(
        "",
        SnapshotMistakes.NotJson,
        "the array of households is not closed",
        "the file may have been cut off; add `]` if it is whole");
}
