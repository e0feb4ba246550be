using System.Data.Common;
using Dapper;
using RiskEngine.Storage.Bulk;

namespace RiskEngine.Storage.Imports;

/// <summary>The table <c>rejected_row</c>: what was not imported, and why.</summary>
internal static class RejectedRowTable
{
    // The widths of the servers' columns; a message quotes what somebody typed, which may be anything.
    private const int LongestPointer = 400;
    private const int LongestText = 2_000;
    private const int LongestSheet = 100;

    private static readonly BulkTable<(int Import, int Problem, RejectedRow Row)> Rows = new BulkTable<(int Import, int Problem, RejectedRow Row)>("rejected_row")
        .Int("import_id", row => row.Import)
        .Text("sheet", row => StoredText.Cut(row.Row.Sheet, LongestSheet))
        .Long("line", row => row.Row.Line)
        .Int("problem", row => row.Problem)
        .Text("household_id", row => row.Row.HouseholdId)
        .Text("pointer", row => StoredText.Cut(row.Row.Pointer, LongestPointer))
        .Text("code", row => row.Row.Code)
        .Text("message", row => StoredText.Cut(row.Row.Message, LongestText))
        .Text("suggestion", row => row.Row.Suggestion is { } text ? StoredText.Cut(text, LongestText) : null);

    /// <summary>Adds the reasons; those of one row stand together.</summary>
    public static Task AddAsync(DbTransaction transaction, int import, IReadOnlyList<RejectedRow> rejected, CancellationToken stop)
    {
        var rows = new List<(int, int, RejectedRow)>(rejected.Count);
        var problem = 0;
        for (var index = 0; index < rejected.Count; index++)
        {
            var isSameRow = index > 0 && rejected[index].Line == rejected[index - 1].Line && rejected[index].Sheet == rejected[index - 1].Sheet;
            problem = isSameRow ? problem + 1 : 1;
            rows.Add((import, problem, rejected[index]));
        }

        return BulkWriter.WriteAsync(transaction, Rows, rows, stop);
    }

    /// <summary>Takes back what an import has rejected.</summary>
    public static Task DeleteAsync(DbTransaction transaction, int import) =>
        transaction.Connection!.ExecuteAsync("delete from rejected_row where import_id = @import", new { import }, transaction);
}
