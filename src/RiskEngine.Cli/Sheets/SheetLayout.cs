namespace RiskEngine.Cli.Sheets;

/// <summary>How a cell looks; the numbers are places in the workbook's table of formats.</summary>
internal enum CellStyle
{
    /// <summary>As the program likes.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Heading,

    /// <summary>A heading of a column that must be filled in.</summary>
    RequiredHeading,

    /// <summary>A day, 2020-06-30.</summary>
    Day,

    /// <summary>Text that is never taken for a number.</summary>
    AsTyped,

    /// <summary>The title of a sheet for print.</summary>
    Title,

    /// <summary>A line under the title.</summary>
    Subtitle,

    /// <summary>A cell of a ruled table, with line breaks.</summary>
    Ruled,

    /// <summary>The same, centred.</summary>
    RuledCentre,

    /// <summary>An explanation under or beside a table.</summary>
    Note,
}

/// <summary>A cell that is written; nothing in it makes an empty one.</summary>
internal readonly record struct SheetCell(string? Content, bool IsNumber, CellStyle Style)
{
    /// <summary>Text.</summary>
    public static SheetCell Text(string text, CellStyle style = CellStyle.Plain) => new(text, false, style);

    /// <summary>A number as it is written in JSON.</summary>
    public static SheetCell Number(string number, CellStyle style = CellStyle.Plain) => new(number, true, style);
}

/// <summary>A sheet without its rows.</summary>
/// <param name="Name">Its name, at most 31 characters.</param>
internal sealed record SheetLayout(string Name)
{
    /// <summary>Width in characters and format of each column.</summary>
    public IReadOnlyList<(double Width, CellStyle Style)> Columns { get; init; } = [];

    /// <summary>Number of rows that stay in sight, and stand on every page.</summary>
    public int HeaderRows { get; init; }

    /// <summary>Whether it is made for print: A4, lying, as wide as the page, with page numbers.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>Ranges of cells that are shown as one, known before the rows are.</summary>
    public IReadOnlyList<string> Merged { get; init; } = [];

    /// <summary>Columns, counted from 0, that are filled in from a list.</summary>
    public IReadOnlyList<(int Column, IReadOnlyList<string> Words)> Choices { get; init; } = [];
}
