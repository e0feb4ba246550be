using System.Globalization;
using RiskEngine.Households;
using RiskEngine.Language.Diagnostics;

namespace RiskEngine.Cli.Sheets;

/// <summary>Every message about workbooks and CSV files: of the file, which stop it, and of a row, which reject its household.</summary>
internal static class SheetMistakes
{
    public static Diagnostic NotAWorkbook(string file) => new("RE6101", $"`{file}` is not a workbook that can be read",
        "it is cut off, protected with a password, or of another kind", "open it in a spreadsheet and save it as .xlsx without a password");

    public static Diagnostic OldWorkbook(string file) => new("RE6102", $"`{file}` is an old or a protected workbook",
        "only .xlsx without a password is read", "open it in a spreadsheet and save it as .xlsx without a password");

    public static Diagnostic NoSheet(string file, SheetTable table, string? meant) => new("RE6103",
        $"`{file}` has no sheet `{table.Name}` (`{table.Chinese}`)", "a household has one row there and its members have theirs",
        meant is null ? "add the sheet; `riskengine store template` makes a workbook with all of them" : $"is it `{meant}`? then rename it");

    public static Diagnostic UnknownSheet(string file, string sheet, string? meant) => new("RE6104",
        $"`{file}` has a sheet `{ShownName.Of(sheet)}` that is not known", "what is in it would be lost without a word",
        meant is null ? "remove the sheet, or pass it over with --skip" : $"did you mean `{meant}`? if not, pass it over with --skip");

    public static Diagnostic NoHeadings(RawSheet sheet, SheetTable? table) => new("RE6105",
        $"{Where(sheet)} has no row of headings", "the headings say what the columns hold, in English or Chinese, in one of the first ten rows",
        $"write them as `riskengine store template` does, for example {string.Join(", ", (table ?? SheetTable.All[0]).Columns.Take(3).Select(column => $"`{column.Path}` or `{column.Chinese}`"))}");

    public static Diagnostic UnknownHeading(RawSheet sheet, int column, string heading, string? meant) => new("RE6106",
        $"{Where(sheet)}, column {RawSheet.Letters(column)}: unknown heading `{ShownName.Of(heading)}`", "what is in the column would be lost without a word",
        meant is null ? "remove the column, or pass it over with --skip" : $"did you mean `{meant}`? if not, pass it over with --skip");

    public static Diagnostic PersonalHeading(RawSheet sheet, int column, string heading) => new("RE6107",
        $"{Where(sheet)}, column {RawSheet.Letters(column)}: `{ShownName.Of(heading)}` tells who the people are",
        "only pseudonyms are stored, never names, ID numbers or telephones", "remove the column");

    public static Diagnostic SameHeading(RawSheet sheet, int first, int column, string heading) => new("RE6108",
        $"{Where(sheet)}, columns {RawSheet.Letters(first)} and {RawSheet.Letters(column)}: `{ShownName.Of(heading)}` stands twice",
        "nothing says which of the two holds", "keep one of the two");

    public static Diagnostic MissingHeading(RawSheet sheet, Column column) => new("RE6109",
        $"{Where(sheet)} has no column `{column.Path}` (`{column.Chinese}`)", "no household can be read without it", "add the column");

    public static Diagnostic SameTable(RawSheet first, RawSheet second, SheetTable table) => new("RE6110",
        $"{Where(first)} and {Where(second)} are both `{table.Name}`", "the parts of one set are read together", "import one set after the other");

    public static Diagnostic NoPart(string files, SheetTable table) => new("RE6111",
        $"{files}: there is no file of `{table.Name}`", "of CSV the households are one file and their members another",
        $"name all files of the set on one command line; the one of `{table.Name}` has columns such as {string.Join(", ", table.Columns.Take(3).Select(column => $"`{column.Path}`"))}");

    public static Diagnostic Unreadable(string file, string reason) => new("RE6112", $"`{file}` cannot be read: {reason}",
        "it is cut off, or not what its name says", "save it again where it was made");

    public static Diagnostic TooManyTexts(string file) => new("RE6113", $"`{file}` holds more than 500 million bytes of text",
        "the texts of a workbook have to be held at once", "save its sheets as CSV");

    public static SnapshotProblem CellError(string error) => error.Length == 0
        ? new SnapshotProblem("", "RE6120", "the formula was never counted", "open the file in a spreadsheet and save it, or put the value in its place")
        : new SnapshotProblem("", "RE6120", $"the cell holds the error `{ShownName.Of(error)}`", "mend the formula, or empty the cell: then the answer is unknown");

    public static SnapshotProblem NoHousehold() => new("", "RE6121", "the row names no household",
        "write its householdId into every row; cells merged over several rows hold it in the first one only");

    public static SnapshotProblem Orphan(SheetTable table) => new("", "RE6122",
        $"there is no household of this householdId in `{SheetTable.All[0].Name}`", $"add the household there, or mend the householdId here in `{table.Name}`");

    public static SnapshotProblem SameHousehold(int row) => new("", "RE6123",
        string.Create(CultureInfo.InvariantCulture, $"the household stands in row {row} already"), "keep one row; another day of the same household goes into another file");

    public static SnapshotProblem OtherCount(string stated, int found, SheetTable table) => new("", "RE6124",
        string.Create(CultureInfo.InvariantCulture, $"the household has {stated} of `{table.Name}` here and {found} rows there"),
        "mend the number, or add the missing rows; 0 says that there are none, an empty cell that it is not known");

    public static SnapshotProblem Merged() => new("", "RE6125", "the cell is merged with others, and only the first of them holds a value",
        "take the merging back and write the value into each cell");

    public static SnapshotProblem BadRow(string fault) => new("", "RE6126", fault, "mend the row; the household is not imported without it");

    private static string Where(RawSheet sheet) => sheet.IsNamed ? $"`{sheet.File}`, sheet `{sheet.Name}`" : $"`{sheet.File}`";
}

/// <summary>The file as a whole cannot be imported.</summary>
internal sealed class SheetException(params IReadOnlyList<Diagnostic> mistakes) : Exception(mistakes[0].What)
{
    /// <summary>Why.</summary>
    public IReadOnlyList<Diagnostic> Mistakes { get; } = mistakes;
}
