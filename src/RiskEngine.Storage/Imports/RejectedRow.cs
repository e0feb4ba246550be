namespace RiskEngine.Storage.Imports;

/// <summary>One reason why a row of a file was not imported.</summary>
/// <param name="Line">The row: line of the file on which the record starts, or row of the sheet, counted from 1.</param>
/// <param name="HouseholdId">The household, as far as it could be read; null otherwise.</param>
/// <param name="Pointer">The column: JSON Pointer of the value; empty for the whole row.</param>
/// <param name="Code">Code of the mistake.</param>
/// <param name="Message">The mistake.</param>
/// <param name="Suggestion">What to write instead; null where the message says it all.</param>
public sealed record RejectedRow(
    long Line, string? HouseholdId, string Pointer, string Code, string Message, string? Suggestion)
{
    /// <summary>Sheet of a workbook, or file of a set of CSV files, in which the row stands; empty for a file without parts.</summary>
    public string Sheet { get; init; } = "";

    /// <summary>Number of the record that is not imported because of this: reasons may lie in several rows of several sheets.</summary>
    public long Record { get; init; } = Line;
}
