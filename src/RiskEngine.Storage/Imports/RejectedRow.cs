namespace RiskEngine.Storage.Imports;

/// <summary>One reason why a row of a file was not imported.</summary>
/// <param name="Line">The row: line of the file on which the record starts, or row of the sheet, counted from 1.</param>
/// <param name="HouseholdId">The household, as far as it could be read; null otherwise.</param>
/// <param name="Pointer">The column: JSON Pointer of the value; empty for the whole row.</param>
/// <param name="Code">Code of the mistake.</param>
/// <param name="Message">The mistake.</param>
/// <param name="Suggestion">What to write instead; null where the message says it all.</param>
public sealed record RejectedRow(
    long Line, string? HouseholdId, string Pointer, string Code, string Message, string? Suggestion);
