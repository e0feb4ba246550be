using System.Globalization;
using NodaTime;
using NodaTime.Text;
using RiskEngine.Households;

namespace RiskEngine.Cli.Sheets;

/// <summary>Writes an export, or an empty workbook to fill in.</summary>
internal sealed class WorkbookSink : IRowSink
{
    private const double LeastWidth = 10;

    private readonly string path;
    private readonly WorkbookWriter workbook = new();
    private readonly SheetWriter[] sheets;

    /// <summary>Begins the workbook.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isChinese">Whether names and headings are Chinese.</param>
    /// <param name="isTemplate">Whether it is to be filled in by people, who like to choose from lists.</param>
    public WorkbookSink(string path, bool isChinese, bool isTemplate = false)
    {
        this.path = path;
        sheets = [.. SheetTable.All.Select(table => workbook.Add(Layout(table, isChinese, isTemplate)))];
        for (var table = 0; table < sheets.Length; table++)
        {
            sheets[table].Row(SheetTable.All[table].Columns.Select(column =>
                SheetCell.Text(isChinese ? column.Chinese : column.Path, IsRequired(SheetTable.All[table], column) ? CellStyle.RequiredHeading : CellStyle.Heading)));
        }
    }

    /// <summary>The workbook, for further sheets.</summary>
    public WorkbookWriter Workbook => workbook;

    /// <inheritdoc/>
    public void Write(int table, Cell[] cells) => sheets[table].Row(cells.Select((cell, index) => Styled(SheetTable.All[table].Columns[index], cell)));

    /// <inheritdoc/>
    public void Finish() => workbook.Save(path);

    /// <inheritdoc/>
    public void Dispose() => workbook.Dispose();

    /// <summary>Whether there is no row without an answer in a column.</summary>
    public static bool IsRequired(SheetTable table, Column column) =>
        column.Path == Column.Household || table.Answers.Any(answer => answer.IsRequired && answer.Name == column.Path);

    private static SheetCell Styled(Column column, Cell cell) => (cell.Kind, column.Kind) switch
    {
        (CellKind.Empty, _) => default,
        (CellKind.Number, _) => SheetCell.Number(cell.Text),
        (_, AnswerKind.Date) when LocalDatePattern.Iso.Parse(cell.Text) is { Success: true, Value: var day } && day >= new LocalDate(1900, 3, 1) =>
            SheetCell.Number(Period.Between(new LocalDate(1899, 12, 30), day, PeriodUnits.Days).Days.ToString(CultureInfo.InvariantCulture), CellStyle.Day),
        _ => SheetCell.Text(cell.Text, CellStyle.AsTyped),
    };

    private static SheetLayout Layout(SheetTable table, bool isChinese, bool isTemplate) => new(isChinese ? table.Chinese : table.Name)
    {
        Columns = [.. table.Columns.Select(column => (
            Math.Max(LeastWidth, ((isChinese ? column.Chinese.Length * 2 : column.Path.Length) * 1.1) + 2),
            column.Kind == AnswerKind.Text ? CellStyle.AsTyped : column.Kind == AnswerKind.Date ? CellStyle.Day : CellStyle.Plain))],
        HeaderRows = 1,
        Choices = isTemplate ? [.. table.Columns.Select((column, index) => (index, Choice(column, isChinese))).Where(choice => choice.Item2.Count > 0)] : [],
    };

    private static IReadOnlyList<string> Choice(Column column, bool isChinese) => column.Kind switch
    {
        AnswerKind.YesNo => isChinese ? ["是", "否"] : ["true", "false"],
        AnswerKind.Code => [.. column.Codes.Select(code => isChinese ? ChineseWords.Label(column.Path, code) : code)],
        _ => [],
    };
}
