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
public readonly record struct Record(int Start, int Length, int Line, RecordState State = RecordState.Whole);
