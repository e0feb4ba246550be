namespace RiskEngine.Cli.Sheets;

/// <summary>What a cell says of itself; what it means is said by its column.</summary>
internal enum CellKind
{
    /// <summary>Nothing: the answer is unknown.</summary>
    Empty,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A number, or a day as a number.</summary>
    Number,

    /// <summary>TRUE or FALSE.</summary>
    YesNo,

    /// <summary>An error of a formula, such as <c>#N/A</c>.</summary>
    Error,
}

/// <summary>A cell as it stands in a file.</summary>
/// <param name="Kind">What it says of itself.</param>
/// <param name="Text">Its content.</param>
internal readonly record struct Cell(CellKind Kind, string Text)
{
    /// <summary>A cell of text; one with nothing but space in it is empty.</summary>
    public static Cell Of(string text) => string.IsNullOrWhiteSpace(text) ? default : new Cell(CellKind.Text, text);

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Kind == CellKind.Empty;
}

/// <summary>A row as it stands in a file.</summary>
/// <param name="Number">Its number, counted from 1; of CSV the line on which it begins.</param>
/// <param name="Cells">Its cells from the first column on.</param>
/// <param name="Fault">Why it cannot be read; null when it can.</param>
internal sealed record RawRow(int Number, IReadOnlyList<Cell> Cells, string? Fault = null);

/// <summary>Cells shown as one; only the first of them holds anything.</summary>
internal readonly record struct MergedRange(int FirstRow, int LastRow, int FirstColumn, int LastColumn)
{
    /// <summary>Whether a cell lies in the range and is not the one that holds its value.</summary>
    public bool Hides(int row, int column) =>
        row >= FirstRow && row <= LastRow && column >= FirstColumn && column <= LastColumn && (row, column) != (FirstRow, FirstColumn);
}

/// <summary>A sheet of a workbook, or a CSV file.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Name">Name of the sheet; of CSV that of the file.</param>
/// <param name="IsNamed">Whether the name says what is in it, as in a workbook; of CSV the headings do.</param>
/// <param name="Rows">Reads the rows, one after the other; ranges of merged cells are added when they are met.</param>
internal sealed record RawSheet(string File, string Name, bool IsNamed, Func<List<MergedRange>, IEnumerable<RawRow>> Rows)
{
    /// <summary>The letters of a column counted from 0: A, B, … AA.</summary>
    public static string Letters(int column) => column < 26
        ? ((char)('A' + column)).ToString()
        : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
